import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { hubStatus } from '../../src/contract/hub.ts'
import { submissionsReply } from '../../src/contract/receipt.ts'
import type { Envelope } from '../../src/contract/submission.ts'
import { random } from '../bench/survey/random.ts'
import { Endpoint } from '../e2e/support/endpoint.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { Line } from './a-line.ts'
import { compareSets, type SetCheck } from './set-check.ts'

export interface HubPlan {
  readonly seed: number
  readonly phones: number
  readonly submissionsEach: number
  readonly cuts: number
  readonly hubKills: number
}

export interface HubOutcome extends SetCheck {
  readonly cuts: number
  readonly hubKills: number
  /** Rows upstream that came in as a hub's. */
  readonly viaHub: number
  /** What the hub's own ledger says in the end. */
  readonly ledger: { readonly received: number; readonly forwarded: number; readonly waiting: number }
  /** Envelopes that the hub still holds in the end. */
  readonly heldBack: number
}

/**
 * Phones hand over to a hub, whose line to the upstream is cut in the middle of things and mended again, and which is
 * killed besides. In the end the upstream is held against what phones were told is saved.
 */
export async function hubRun(plan: HubPlan): Promise<HubOutcome> {
  const chance = random(plan.seed)
  const upstream = await Endpoint.start()
  const line = await Line.to(upstream.port)
  const hub = await Endpoint.start({ UPSTREAM_URL: line.url, UPSTREAM_TOKEN: tokenOn(upstream) })
  try {
    const acknowledged = new Map<string, string>()
    const sent = new Map<string, string>()
    const total = plan.phones * plan.submissionsEach
    const faults = chance.shuffle([
      ...Array.from({ length: plan.cuts }, () => 'cut' as const),
      ...Array.from({ length: plan.hubKills }, () => 'kill' as const),
    ])
    const phones = Array.from({ length: plan.phones }, () => phone(hub, plan.submissionsEach, sent, acknowledged))
    const trouble = async () => {
      for (const [at, fault] of faults.entries()) {
        // Evenly over the day, at a moment of chance within each stretch.
        await until(() => acknowledged.size >= ((at + chance.next()) * total) / (faults.length + 1))
        if (fault === 'kill') {
          await hub.kill()
          await hub.start()
          continue
        }
        await line.cut()
        const goal = Math.min(total, acknowledged.size + 1 + Math.floor((chance.next() * total) / (faults.length + 1)))
        await until(() => acknowledged.size >= goal)
        await line.mend()
      }
    }
    await Promise.all([...phones, trouble()])
    await until(async () => (await statusOf(hub, true)).waiting === 0)
    const { received, forwarded, waiting } = await statusOf(hub)
    const rows = rowsOf(upstream)
    const held = read(hub, 'select instance_id from forwards where envelope is not null')
    return {
      ...compareSets(sent, acknowledged, rows),
      cuts: plan.cuts,
      hubKills: plan.hubKills,
      viaHub: rows.filter(({ via }) => via === 'hub').length,
      ledger: { received, forwarded, waiting },
      heldBack: held.length,
    }
  } finally {
    await line.cut()
    await hub.kill()
    await upstream.kill()
  }
}

/** Sends one after the other, each again until the hub's reply names it with its hash, as our own app does. */
async function phone(hub: Endpoint, count: number, sent: Map<string, string>, acknowledged: Map<string, string>) {
  for (let made = 0; made < count; made += 1) {
    const envelope = aValidEnvelope({ workshop: 'rba_tbc' })
    const sha256 = createHash('sha256').update(envelope.payload).digest('hex')
    sent.set(envelope.instanceId, sha256)
    await until(() => isAcknowledged(hub, envelope, sha256))
    acknowledged.set(envelope.instanceId, sha256)
  }
}

async function isAcknowledged(hub: Endpoint, envelope: Envelope, sha256: string): Promise<boolean> {
  try {
    const response = await fetch(`${hub.url}/api/v1/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ submissions: [envelope] }),
    })
    const [result] = submissionsReply.parse(await response.json()).results
    return result?.instanceId === envelope.instanceId && result.sha256 === sha256 && result.state !== 'refused'
  } catch {
    // The hub is being killed or started.
    return false
  }
}

const tokenOn = (upstream: Endpoint): string => {
  const args = ['src/cli/main.ts', 'hub-token', 'add', 'the laptop']
  const printed = execFileSync('node', args, { env: { ...process.env, DATA_DIR: upstream.dataDir }, encoding: 'utf8' })
  return /UPSTREAM_TOKEN=(\S+)/.exec(printed)?.[1] ?? ''
}

async function statusOf(hub: Endpoint, isAskedToTry = false) {
  if (isAskedToTry) await fetch(`${hub.url}/api/v1/hub/forward`, { method: 'POST' })
  const { hub: status } = hubStatus.parse(await (await fetch(`${hub.url}/api/v1/hub`)).json())
  if (!status) throw new Error('the hub says that it is none')
  return status
}

interface UpstreamRow {
  readonly id: string
  readonly sha256: string
  readonly via: string
}

/** Hashed anew: what counts are the bytes that are there, not the hash that stands beside them. */
const rowsOf = (upstream: Endpoint): readonly UpstreamRow[] =>
  (read(upstream, 'select instance_id, payload, via from answers') as Record<string, never>[]).map((row) => ({
    id: row['instance_id'] ?? '',
    sha256: createHash('sha256')
      .update(row['payload'] ?? '')
      .digest('hex'),
    via: row['via'] ?? '',
  }))

function read(endpoint: Endpoint, query: string): unknown[] {
  const database = new Sqlite(join(endpoint.dataDir, 'submissions.sqlite'), { readonly: true })
  try {
    return database.prepare(query).all()
  } finally {
    database.close()
  }
}

/** Looks again and again: there is no event of another process to wait for. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}
