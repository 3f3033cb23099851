import { type Kysely, sql, type Transaction } from 'kysely'
import type { Attachment } from '../contract/attachment.ts'
import type { Arrival, Store } from './store.ts'
import type { Tables } from './tables.ts'

/** A file that an envelope has named. */
export interface ExpectedAttachment {
  readonly bytes: number
  readonly surveyId: string
  readonly workshop: string | null
  readonly isHere: boolean
}

export interface KeptAttachment extends Pick<Attachment, 'name' | 'sha256'> {
  readonly instanceId: string
}

/** Files that belong to submissions. One is only ever taken after an envelope that is kept has named it. */
export interface Attachments {
  /** @returns what of each envelope's files has not come yet; nothing for an ID that waits for none */
  missingAttachments(instanceIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  expectedAttachment(instanceId: string, sha256: string): Promise<ExpectedAttachment | null>
  /** Bytes of all files that have come to one workshop, or to none. */
  attachmentBytes(surveyId: string, workshop: string | null): Promise<number>
  /**
   * Committed and flushed when the promise resolves.
   * @returns `unknown` when no envelope names it, or what named it was withdrawn
   */
  keepAttachment(
    which: { readonly instanceId: string; readonly sha256: string },
    content: Uint8Array,
    type: string,
  ): Promise<'stored' | 'duplicate' | 'unknown'>
  /** What has come to these submissions, in the order of their IDs and names. */
  attachmentsOf(instanceIds: readonly string[]): Promise<readonly KeptAttachment[]>
  /** Null where it has not come. */
  attachmentContent(instanceId: string, sha256: string): Promise<Uint8Array | null>
}

/** Inside the transaction that keeps the envelope. */
export async function expectAttachments(tx: Transaction<Tables>, arrival: Arrival): Promise<void> {
  const { instanceId, surveyId, part, workshop, receiptKey, attachments = [] } = arrival
  if (attachments.length === 0) return
  await tx
    .insertInto('attachments')
    .values(
      attachments.map(({ name, sha256, bytes }) => ({
        instance_id: instanceId,
        sha256,
        name,
        bytes,
        survey_id: surveyId,
        part,
        workshop,
        receipt_key: receiptKey,
        type: null,
        content: null,
      })),
    )
    // Other content under this ID may name the same file.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export function createAttachments(db: Kysely<Tables>): Pick<Store, keyof Attachments> {
  const at = (instanceId: string, sha256: string) => sql<boolean>`instance_id = ${instanceId} and sha256 = ${sha256}`
  return {
    async missingAttachments(instanceIds) {
      const missing = new Map<string, string[]>()
      if (instanceIds.length === 0) return missing
      const rows = await db
        .selectFrom('attachments')
        .select(['instance_id', 'sha256'])
        .distinct()
        .where('instance_id', 'in', instanceIds)
        .where('content', 'is', null)
        .orderBy('sha256')
        .execute()
      for (const { instance_id: id, sha256 } of rows) missing.set(id, [...(missing.get(id) ?? []), sha256])
      return missing
    },

    async expectedAttachment(instanceId, sha256) {
      const row = await db
        .selectFrom('attachments')
        .select(['bytes', 'survey_id', 'workshop', 'type'])
        .where(at(instanceId, sha256))
        .limit(1)
        .executeTakeFirst()
      return row
        ? { bytes: row.bytes, surveyId: row.survey_id, workshop: row.workshop, isHere: row.type !== null }
        : null
    },

    async attachmentBytes(surveyId, workshop) {
      const row = await db
        .selectFrom('attachments')
        .select((query) => query.fn.coalesce(query.fn.sum<number>('bytes'), sql<number>`0`).as('bytes'))
        .where('survey_id', '=', surveyId)
        .where('workshop', workshop === null ? 'is' : '=', workshop)
        .where('type', 'is not', null)
        .executeTakeFirst()
      return Number(row?.bytes ?? 0)
    },

    async keepAttachment({ instanceId, sha256 }, content, type) {
      return db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('attachments')
          .set({ content, type })
          .where(at(instanceId, sha256))
          .where('content', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows > 0n) return 'stored'
        const known = await tx
          .selectFrom('attachments')
          .select('sha256')
          .where(at(instanceId, sha256))
          .limit(1)
          .executeTakeFirst()
        return known ? 'duplicate' : 'unknown'
      })
    },

    async attachmentsOf(instanceIds) {
      if (instanceIds.length === 0) return []
      const rows = await db
        .selectFrom('attachments')
        .select(['instance_id', 'sha256', 'name'])
        .where('instance_id', 'in', instanceIds)
        .where('type', 'is not', null)
        .orderBy('instance_id')
        .orderBy('name')
        .execute()
      return rows.map(({ instance_id: instanceId, sha256, name }) => ({ instanceId, sha256, name }))
    },

    async attachmentContent(instanceId, sha256) {
      const row = await db
        .selectFrom('attachments')
        .select('content')
        .where(at(instanceId, sha256))
        .where('content', 'is not', null)
        .limit(1)
        .executeTakeFirst()
      return row?.content ?? null
    },
  }
}
