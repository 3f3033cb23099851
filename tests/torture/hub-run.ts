import { execFileSync } from 'node:child_process'
import { hubStatus } from '../../src/contract/hub.ts'
import { random } from '../bench/survey/random.ts'
import { Endpoint } from '../e2e/support/endpoint.ts'
import { Line } from './a-line.ts'
import { Handed } from './hand-over.ts'
import { compareSets } from './set-check.ts'
import { query, storedRows } from './stored-rows.ts'
import type { Outcome } from './torture-run.ts'
import { until } from './until.ts'

export interface HubPlan {
  readonly seed: number
  readonly phones: number
  readonly each: number
  readonly cuts: number
  readonly kills: number
}

/**
 * Phones hand over to a hub, whose line to the upstream is cut in the middle of things and mended again, and which is
 * killed besides. In the end the upstream is held against what phones were told is received.
 */
export async function hubRun({ seed, phones, each, cuts, kills }: HubPlan): Promise<Outcome> {
  const chance = random(seed)
  const upstream = await Endpoint.start()
  const line = await Line.to(upstream.port)
  const hub = await Endpoint.start({ UPSTREAM_URL: line.url, UPSTREAM_TOKEN: tokenOn(upstream) })
  const handed = new Handed()
  const { acknowledged, sent } = handed
  const total = phones * each
  try {
    const faults = chance.shuffle([...Array<'cut'>(cuts).fill('cut'), ...Array<'kill'>(kills).fill('kill')])
    const stretch = total / (faults.length + 1)
    const trouble = async () => {
      for (const [at, fault] of faults.entries()) {
        // Spread over the day, at a moment of chance within each stretch.
        await until(() => acknowledged.size >= (at + chance.next()) * stretch)
        if (fault === 'kill') {
          await hub.kill()
          await hub.start()
          continue
        }
        await line.cut()
        const goal = Math.min(total, acknowledged.size + 1 + Math.floor(chance.next() * stretch))
        await until(() => acknowledged.size >= goal)
        await line.mend()
      }
    }
    const phone = async () => {
      for (let made = 0; made < each; made += 1) await handed.send(hub.url)
    }
    await Promise.all([...Array.from({ length: phones }, phone), trouble()])
    await until(async () => (await statusOf(hub, 'after a try')).waiting === 0)
    const { forwarded, waiting } = await statusOf(hub)
    const rows = storedRows(upstream.dataDir)
    return {
      facts: {
        phones,
        cuts,
        kills,
        sent: sent.size,
        acknowledged: acknowledged.size,
        upstream: rows.length,
        forwarded,
      },
      broken: {
        ...compareSets(sent, acknowledged, rows),
        waiting,
        'not from the hub': rows.filter(({ via }) => via !== 'hub').length,
        'held back': query(hub.dataDir, 'select 1 from forwards where envelope is not null').length,
      },
    }
  } finally {
    await line.cut()
    await hub.kill()
    await upstream.kill()
  }
}

const tokenOn = ({ dataDir }: Endpoint): string => {
  const args = ['src/cli/main.ts', 'hub-token', 'add', 'the laptop']
  const printed = execFileSync('node', args, { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' })
  return /UPSTREAM_TOKEN=(\S+)/.exec(printed)?.[1] ?? ''
}

async function statusOf({ url }: Endpoint, when: 'now' | 'after a try' = 'now') {
  if (when === 'after a try') await fetch(`${url}/api/v1/hub/forward`, { method: 'POST' })
  const { hub } = hubStatus.parse(await (await fetch(`${url}/api/v1/hub`)).json())
  if (!hub) throw new Error('the hub says that it is none')
  return hub
}
