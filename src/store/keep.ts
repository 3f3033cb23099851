import type { Transaction } from 'kysely'
import { expectAttachments } from './attachments.ts'
import type { Database } from './database.ts'
import type { Arrival, Kept } from './store.ts'
import { type KeptTable, type Tables, tableOf } from './tables.ts'
import { createTally, type Tally, writeFacets, writeUnanswered } from './tally.ts'
import { type Version, versionsOf } from './versions.ts'
import { tellWebhooks } from './webhooks.ts'
import { noteWithdrawn } from './withdraw.ts'

export async function keep(
  database: Database,
  arrivals: readonly Arrival[],
  receivedOn: string,
): Promise<readonly Kept[]> {
  return database.db.transaction().execute(async (tx) => {
    const known = await lockedVersions(database, tx, arrivals)
    const before = new Map(known)
    const tally = createTally(database.shard)
    const kept = await keepAll(tx, arrivals, { known, tally, receivedOn })
    for (const surveyId of new Set(arrivals.map((arrival) => arrival.surveyId))) {
      const changes = arrivals.flatMap(({ part, instanceId, sha256, ...arrival }, at) => {
        const isNew = has(known, instanceId, sha256) && !has(before, instanceId, sha256)
        const state = kept[at]?.state
        const isTold = isNew && part === 'answers' && arrival.surveyId === surveyId
        return isTold && state !== undefined && state !== 'duplicate' ? [{ instanceId, state }] : []
      })
      await tellWebhooks(tx, database.kind, { surveyId, day: receivedOn, changes })
    }
    await tally.save(tx)
    return kept
  })
}

const has = (versions: ReadonlyMap<string, readonly Version[]>, instanceId: string, sha256: string): boolean =>
  versions.get(instanceId)?.some((version) => version.sha256 === sha256) ?? false

export async function rehearse(
  database: Database,
  arrivals: readonly Arrival[],
  receivedOn: string,
): Promise<readonly Kept[]> {
  // No receipt: a rehearsal must not touch what somebody has really withdrawn.
  const madeUp = arrivals.map((arrival) => ({ ...arrival, receiptKey: null, attachments: [] }))
  return database.db.transaction().execute(async (tx) => {
    const known = await lockedVersions(database, tx, madeUp)
    // Its counts are never saved.
    const tally = createTally(database.shard)
    const kept = await keepAll(tx, madeUp, { known: new Map(known), tally, receivedOn })
    for (const { part, instanceId, sha256 } of madeUp) {
      // What was there before is somebody's response.
      if (known.get(instanceId)?.some((version) => version.sha256 === sha256)) continue
      await tx.deleteFrom(tableOf(part)).where('instance_id', '=', instanceId).where('sha256', '=', sha256).execute()
    }
    return kept
  })
}

async function lockedVersions(database: Database, tx: Transaction<Tables>, arrivals: readonly Arrival[]) {
  const instanceIds = [...new Set(arrivals.map(({ instanceId }) => instanceId))].sort()
  await database.lockForKeeping(tx, instanceIds)
  return versionsOf(tx, instanceIds)
}

async function keepAll(
  tx: Transaction<Tables>,
  arrivals: readonly Arrival[],
  keeping: Keeping,
): Promise<readonly Kept[]> {
  const results: Kept[] = []
  for (const arrival of arrivals) results.push(await keepOne(tx, arrival, keeping))
  return results
}

interface Keeping {
  readonly known: Map<string, Version[]>
  readonly tally: Tally
  readonly receivedOn: string
}

async function keepOne(
  tx: Transaction<Tables>,
  arrival: Arrival,
  { known, tally, receivedOn }: Keeping,
): Promise<Kept> {
  const accepted: Kept = { state: arrival.reasons.length > 0 ? 'quarantined' : 'stored', receivedOn }
  // Whoever took it back sees no difference on the phone, and nobody else learns that it was taken back.
  if (await isWithdrawn(tx, arrival, tally)) return accepted
  const versions = known.get(arrival.instanceId) ?? []
  // The same bytes under another part are the same submission: its ID is one, whatever part it is said to be.
  const same = versions.find((version) => version.sha256 === arrival.sha256)
  if (same) return { state: same.standing === 'first' ? 'duplicate' : 'conflict', receivedOn: same.received_on }
  const standing = versions.some((version) => version.standing === 'first') ? 'conflict' : 'first'
  const table = tableFor(arrival)
  const row = rowFor(table, arrival, standing, receivedOn)
  // The tables differ by columns that rowFor puts in or leaves out for this very table.
  await tx
    .insertInto(table as 'answers')
    .values(row)
    .execute()
  await expectAttachments(tx, arrival)
  const { instanceId, sha256, surveyId, part } = arrival
  if (table === 'answers') tally.answers(row, 1)
  else if (table !== 'forwards' && standing === 'first') tally.part(surveyId, part, 1)
  known.set(instanceId, [...versions, { instance_id: instanceId, sha256, standing, received_on: receivedOn, table }])
  return standing === 'first' ? accepted : { state: 'conflict', receivedOn }
}

async function isWithdrawn(tx: Transaction<Tables>, arrival: Arrival, tally: Tally): Promise<boolean> {
  const { receiptKey, surveyId } = arrival
  if (receiptKey === null) return false
  const withdrawn = await tx
    .selectFrom('withdrawals')
    .select('withdrawn_on')
    .where('receipt_key', '=', receiptKey)
    .executeTakeFirst()
  if (!withdrawn) return false
  if (await noteWithdrawn(tx, receiptKey, tableFor(arrival))) tally.withdrawn(surveyId, withdrawn.withdrawn_on)
  return true
}

const tableFor = ({ forward, part }: Arrival): KeptTable => (forward ? 'forwards' : tableOf(part))

const isCounted = ({ usable, reasons }: Arrival) => Number(usable === true && reasons.length === 0)

function rowFor(table: KeptTable, arrival: Arrival, standing: 'first' | 'conflict', receivedOn: string) {
  const known = {
    instance_id: arrival.instanceId,
    sha256: arrival.sha256,
    standing,
    survey_id: arrival.surveyId,
    receipt_key: arrival.receiptKey,
    received_on: receivedOn,
  }
  const kept = {
    ...known,
    form_version: arrival.formVersion,
    language: arrival.language,
    payload_type: arrival.payloadType,
    payload: arrival.payload,
    reasons: arrival.reasons.length > 0 ? arrival.reasons.join(',') : null,
  }
  const answersOnly = {
    completed_on: arrival.completedOn,
    workshop: arrival.workshop,
    channel: arrival.channel,
    mode: arrival.mode,
    usable: arrival.usable === null ? null : Number(arrival.usable),
    counted: isCounted(arrival),
    org_key: arrival.orgKey,
    country: arrival.country,
    via: arrival.via,
    facets: writeFacets(arrival.facets),
    earlier: Number(arrival.isEarlier ?? false),
    review_state: 'received' as const,
    edits: 0,
    flags: arrival.flags.length > 0 ? arrival.flags.join(',') : null,
    unanswered: writeUnanswered(arrival.unanswered),
  }
  // See insert: the other tables have no columns for what only answers carry.
  if (table === 'forwards') {
    const { forward: envelope, part } = arrival
    const counted = part === 'answers' ? isCounted(arrival) : 0
    return { ...known, part, counted, envelope, state: 'waiting' } as unknown as typeof kept & typeof answersOnly
  }
  if (table === 'answers') return { ...kept, ...answersOnly }
  return (table === 'other_parts' ? { ...kept, part: arrival.part } : kept) as typeof kept & typeof answersOnly
}
