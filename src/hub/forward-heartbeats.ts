import * as z from 'zod/mini'
import { deviceHeartbeat } from '../contract/device.ts'
import { routes } from '../contract/routes.ts'
import { callJson } from '../http/index.ts'
import type { Store } from '../store/store.ts'
import type { Upstream } from './upstream.ts'

const timeoutMs = 10_000

/** Tells the upstream what the devices around this hub hold, each device again only when it has said something new. */
export function createHeartbeatForwarder(store: Pick<Store, 'devices'>, { baseUrl, headers }: Upstream) {
  const told = new Map<string, string>()
  return async (signal: AbortSignal): Promise<void> => {
    for (const { heardAt, ...said } of await store.devices('')) {
      const text = JSON.stringify({ heardAt, ...said })
      if (told.get(said.deviceId) === text) continue
      const body = z.parse(deviceHeartbeat, said)
      const url = baseUrl + routes.heartbeat
      const reply = await callJson({ method: 'POST', url, headers, body, schema: z.undefined(), timeoutMs, signal })
      // They come again with the next run: the numbers of today are of no use tomorrow.
      if (reply.status !== 'ok') return
      told.set(said.deviceId, text)
    }
  }
}
