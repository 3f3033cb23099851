import { bytesOf } from '../sealing/digest.ts'
import { seal, unseal } from '../sealing/sealed-bytes.ts'
import type { QueueDatabase } from './database.ts'
import type { Draft, PlainDraftRow, SealedDraftRow } from './rows.ts'
import { inTime } from './with-reopen.ts'

type Stored = Pick<
  QueueDatabase,
  'draftFiles' | 'drafts' | 'sealedDrafts' | 'draftKeys' | 'parkedDrafts' | 'closedDrafts'
>

/** The tables that together say what is true of a draft; a transaction that changes one takes them all. */
export const draftTables = ({ draftFiles, drafts, sealedDrafts, draftKeys, parkedDrafts, closedDrafts }: Stored) => [
  draftFiles,
  drafts,
  sealedDrafts,
  draftKeys,
  parkedDrafts,
  closedDrafts,
]

/** Whose the draft is. Inside a transaction. @returns `closed` when it was finished or deleted */
export async function holderOf({ drafts, sealedDrafts, closedDrafts }: Stored, draftId: string) {
  const row = (await sealedDrafts.get(draftId)) ?? (await drafts.get(draftId))
  // What was sealed when it was found in the old table is closed there, and lives on here.
  if (!(row && 'sealed' in row) && (await closedDrafts.get(draftId))) return 'closed' as const
  return { writer: row?.writer }
}

/**
 * Deletes and makes sure that no other tab, which still has the draft open, brings it back. Inside a transaction.
 * @returns how many are left that may be offered
 */
export async function closeDrafts(database: Stored, draftIds: readonly string[]): Promise<number> {
  const { draftFiles, drafts, sealedDrafts, draftKeys, parkedDrafts, closedDrafts } = database
  await draftFiles.where('draftId').anyOf(draftIds).delete()
  for (const table of [drafts, sealedDrafts, draftKeys, parkedDrafts]) await table.bulkDelete([...draftIds])
  await closedDrafts.bulkPut(draftIds.map((draftId) => ({ draftId })))
  return countOffered(database)
}

/** How many drafts may be offered to whoever opens the survey. Inside a transaction. */
export const countOffered = async ({ drafts, draftKeys }: Stored): Promise<number> =>
  (await drafts.count()) + (await draftKeys.count())

const boundTo = ({ draftId, surveyId, formVersion }: Pick<Draft, 'draftId' | 'surveyId' | 'formVersion'>) => [
  draftId,
  surveyId,
  formVersion,
]

/** Before a transaction, which ends by itself as soon as it waits for anything but the database. */
export async function toSealedRow(
  draft: Draft | PlainDraftRow,
  key: Uint8Array,
): Promise<Omit<SealedDraftRow, 'order'>> {
  const { draftId, surveyId, formVersion, writer, updatedOn, ...all } = draft
  const { language, origin, fileKey, saved, page, activeSeconds, startedOn } = all
  const inside: Inside = { language, saved, page, activeSeconds, startedOn, origin, fileKey }
  const sealed = await inTime(seal(key, bytesOf(JSON.stringify(inside)), boundTo(draft)))
  return { draftId, surveyId, formVersion, updatedOn, ...(writer === undefined ? {} : { writer }), sealed }
}

type Inside = Pick<Draft, 'language' | 'saved' | 'page' | 'activeSeconds' | 'startedOn'> & {
  // JSON leaves out what is not there.
  readonly [Optional in 'origin' | 'fileKey']: Draft[Optional] | undefined
}

/** @returns null where this key does not open it */
export async function fromSealedRow(row: SealedDraftRow, key: Uint8Array, isKept: boolean): Promise<Draft | null> {
  const bytes = await inTime(unseal(key, row.sealed, boundTo(row)))
  if (!bytes) return null
  const text = new TextDecoder().decode(bytes)
  const { sealed: _, order: __, ...outside } = row
  // Only `toSealedRow` seals, and whoever has not its key can change nothing of it.
  return { ...outside, ...(JSON.parse(text) as Omit<Draft, keyof typeof outside | 'isKept'>), isKept }
}
