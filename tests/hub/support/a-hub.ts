import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createHub, type Hub } from '../../../src/hub/create-hub.ts'
import { upstreamAt } from '../../../src/hub/upstream.ts'
import { newSessionToken, sessionTokenHash } from '../../../src/sealing/session-token.ts'
import { openPort } from '../../../src/server/open-port.ts'
import { anApp, type TestApp } from '../../support/an-app.ts'
import { aSqlite, type TestDatabase } from '../../support/each-store.ts'
import { eventually } from '../../support/eventually.ts'

export interface Served {
  readonly url: URL
  readonly stop: () => Promise<void>
}

/** A function from Request to Response behind a real port. */
export async function served(answer: (request: Request) => Response | Promise<Response>, port = 0): Promise<Served> {
  const server = await openPort(answer, { port, host: '127.0.0.1', tls: null })
  const { port: own } = server.address() as AddressInfo // a TCP server has no other kind of address
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  onTestFinished(stop)
  return { url: new URL(`http://127.0.0.1:${own}`), stop }
}

/** A token that the endpoint knows. */
export async function aToken({ store }: TestApp, name = 'the laptop'): Promise<string> {
  const token = newSessionToken()
  await store.saveHub(name, sessionTokenHash(token), '2026-12-03')
  return token
}

export interface TestHub extends TestApp {
  readonly hub: Hub
  /** Has it try until it has said so. */
  readonly reaches: (wanted: Partial<Awaited<ReturnType<Hub['status']>>>) => Promise<void>
}

/** A server that collects for the one at this address. */
export async function aHub(url: URL, token: string | null, database: TestDatabase = aSqlite()): Promise<TestHub> {
  const store = await database.open()
  const hub = createHub({
    store,
    upstream: upstreamAt(url, token),
    surveyIds: ['femig-global-cso'],
    now: () => new Date('2026-12-03T22:30:00Z'),
    random: () => 0,
    monotonicMs: () => performance.now(),
  })
  onTestFinished(hub.stop)
  const app = await anApp({ database, store, hub })
  const reaches: TestHub['reaches'] = (wanted) =>
    eventually(async () => {
      const status = await hub.status()
      for (const [name, value] of Object.entries(wanted))
        if (status[name as keyof typeof status] !== value) {
          hub.forwardNow()
          throw new Error(`${name} is ${status[name as keyof typeof status]}, not ${value}`)
        }
    })
  return { ...app, hub, reaches }
}
