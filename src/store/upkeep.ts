import { type Kysely, sql } from 'kysely'
import type { Database } from './database.ts'
import { type KeptTable, keptTables, type Tables } from './tables.ts'

/** One content as it lies on the disk. */
export interface Content {
  readonly instanceId: string
  /** As noted when it came. */
  readonly sha256: string
  readonly payload: Uint8Array
}

/** Where contents lie: submissions, and the files that belong to them. */
export type ContentTable = KeptTable | 'attachments'
const contentTables: readonly ContentTable[] = [...keptTables, 'attachments']

/** What is needed to back up, and to see whether everything is still what it was. */
export interface Upkeep {
  /**
   * Writes a copy of one moment while others go on writing; the order of arrival cannot be read from it.
   * @param file must not exist
   * @returns `unsupported` where the database brings tools of its own
   */
  copyTo(file: string): Promise<'copied' | 'unsupported'>
  /** What the database finds wrong with its own pages and indexes. */
  integrityFaults(): Promise<readonly string[]>
  /** The tables that hold contents; a copy made by an older version may have fewer. */
  contentTables(): Promise<readonly ContentTable[]>
  /** @param after the last one of the page before, or null for the first page */
  contents(
    table: ContentTable,
    after: Pick<Content, 'instanceId' | 'sha256'> | null,
    limit: number,
  ): Promise<readonly Content[]>
  /** Null as long as no server has run on this database. */
  secretFingerprint(): Promise<string | null>
  withdrawals(): Promise<readonly { readonly receiptKey: string; readonly withdrawnOn: string }[]>
}

export function createUpkeep({ db, copyTo, integrityFaults }: Database): Upkeep {
  return {
    copyTo,
    integrityFaults,
    async contentTables() {
      const there = new Set((await db.introspection.getTables()).map(({ name }) => name))
      return contentTables.filter((table) => there.has(table))
    },
    async contents(table, after, limit) {
      if (table === 'attachments') return attachedContents(db, after, limit)
      const rows = table === 'forwards' ? await forwards(db, after, limit) : await parts(db, table, after, limit)
      return rows.map((row) => ({ instanceId: row.instance_id, sha256: row.sha256, payload: row.payload }))
    },
    async secretFingerprint() {
      const row = await db
        .selectFrom('settings')
        .select('value')
        .where('name', '=', 'secret_fingerprint')
        .executeTakeFirst()
      return row?.value ?? null
    },
    async withdrawals() {
      const rows = await db.selectFrom('withdrawals').select(['receipt_key', 'withdrawn_on']).execute()
      return rows.map((row) => ({ receiptKey: row.receipt_key, withdrawnOn: row.withdrawn_on }))
    },
  }
}

type Key = Pick<Content, 'instanceId' | 'sha256'> | null

/** Every key is behind two empty texts. */
const isBehind = (after: Key) =>
  sql<boolean>`(instance_id, sha256) > (${after?.instanceId ?? ''}, ${after?.sha256 ?? ''})`

async function parts(db: Kysely<Tables>, table: Exclude<KeptTable, 'forwards'>, after: Key, limit: number) {
  return db
    .selectFrom(table as 'answers') // What is selected is in every one of the tables.
    .select(['instance_id', 'sha256', 'payload'])
    .where(isBehind(after))
    .orderBy('instance_id')
    .orderBy('sha256')
    .limit(limit)
    .execute()
}

/** Files that have come; one under two names is read once. */
async function attachedContents(db: Kysely<Tables>, after: Key, limit: number): Promise<readonly Content[]> {
  const rows = await db
    .selectFrom('attachments')
    .select(['instance_id', 'sha256'])
    .distinct()
    .where('type', 'is not', null)
    .where(isBehind(after))
    .orderBy('instance_id')
    .orderBy('sha256')
    .limit(limit)
    .execute()
  const contents: Content[] = []
  for (const { instance_id: instanceId, sha256 } of rows) {
    const kept = await db
      .selectFrom('attachments')
      .select('content')
      .where('instance_id', '=', instanceId)
      .where('sha256', '=', sha256)
      .where('content', 'is not', null)
      .limit(1)
      .executeTakeFirst()
    contents.push({ instanceId, sha256, payload: kept?.content ?? new Uint8Array() })
  }
  return contents
}

/** Only what a hub still holds: the payload stands in the envelope. */
async function forwards(db: Kysely<Tables>, after: Key, limit: number) {
  const rows = await db
    .selectFrom('forwards')
    .select(['instance_id', 'sha256', 'envelope'])
    .where('envelope', 'is not', null)
    .where(isBehind(after))
    .orderBy('instance_id')
    .orderBy('sha256')
    .limit(limit)
    .execute()
  return rows.map(({ envelope, ...row }) => ({ ...row, payload: payloadIn(envelope ?? new Uint8Array()) }))
}

/** An envelope that can no longer be read is its own payload: its hash will not fit. */
function payloadIn(envelope: Uint8Array): Uint8Array {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(envelope))
    if (typeof read === 'object' && read !== null && 'payload' in read && typeof read.payload === 'string')
      return new TextEncoder().encode(read.payload)
    return envelope
  } catch {
    return envelope
  }
}
