import { type Kysely, sql } from 'kysely'
import { type FlagKind, flagsOfAnswers, type ReviewState } from '../contract/submission-review.ts'
import type { Tables } from './tables.ts'

/** What of a kept row its flags follow from. */
export type FlaggedFacts = Pick<
  Tables['answers'],
  'instance_id' | 'sha256' | 'standing' | 'survey_id' | 'reasons' | 'flags' | 'review_state'
>
type Flag = Tables['flags']

/** Told of each flag that comes or goes, by 1 or -1. */
export type CountFlag = (surveyId: string, kind: FlagKind, state: ReviewState, by: number) => void

/** Far below what either database takes of values in one statement. */
const rowsAtOnce = 500

/**
 * Collects what one transaction does to the flags. A row that changes is taken out and put in again, so that its flags
 * always are those of what stands in it; only which responses share an organisation hangs on more than one row.
 */
export function createFlagKeeper(count: CountFlag) {
  const gone = new Map<string, FlaggedFacts>()
  const fresh = new Map<string, readonly Flag[]>()

  async function insert(tx: Kysely<Tables>, flags: readonly Flag[]): Promise<void> {
    for (let from = 0; from < flags.length; from += rowsAtOnce) {
      const added = await tx
        .insertInto('flags')
        .values(flags.slice(from, from + rowsAtOnce))
        .onConflict((conflict) => conflict.doNothing())
        .returning(['survey_id', 'kind', 'review_state'])
        .execute()
      for (const { survey_id, kind, review_state } of added) count(survey_id, kind, review_state, 1)
    }
  }

  const sharedBy = (orgKey: string) => (row: FlaggedFacts) => flag(row, 'same_organisation', orgKey)

  return {
    take: (row: FlaggedFacts): void => {
      if (!fresh.delete(nameOf(row))) gone.set(nameOf(row), row)
    },
    /** @param shared the organisation, where others name it as well and that is known already */
    put: (row: FlaggedFacts, shared: string | null = null): void => {
      const own = ownKinds(row).map((kind) => flag(row, kind, ''))
      fresh.set(nameOf(row), shared === null ? own : [...own, sharedBy(shared)(row)])
    },

    /** Before the organisations, which add to the flags of rows that are there. */
    async save(tx: Kysely<Tables>): Promise<void> {
      for (const { instance_id, sha256 } of gone.values()) {
        const taken = await tx
          .deleteFrom('flags')
          .where('instance_id', '=', instance_id)
          .where('sha256', '=', sha256)
          .returning(['survey_id', 'kind', 'review_state'])
          .execute()
        for (const { survey_id, kind, review_state } of taken) count(survey_id, kind, review_state, -1)
      }
      await insert(tx, [...fresh.values()].flat())
      gone.clear()
      fresh.clear()
    },

    /** @param rows of this organisation that the transaction put in; all that there are where it had but one before */
    async share(tx: Kysely<Tables>, orgKey: string, rows: readonly FlaggedFacts[] | 'all', surveyId: string) {
      const sharing = rows === 'all' ? await rowsOf(tx, surveyId, orgKey) : rows
      await insert(tx, sharing.map(sharedBy(orgKey)))
    },

    /** Of an organisation of which one response is left, nothing is the same any more. */
    async unshare(tx: Kysely<Tables>, orgKey: string, surveyId: string): Promise<void> {
      const taken = await tx
        .deleteFrom('flags')
        .where('survey_id', '=', surveyId)
        .where('kind', '=', 'same_organisation')
        .where('grouped_by', '=', orgKey)
        .returning('review_state')
        .execute()
      for (const { review_state } of taken) count(surveyId, 'same_organisation', review_state, -1)
    },
  }
}

const nameOf = ({ instance_id, sha256 }: FlaggedFacts) => `${instance_id} ${sha256}`

function flag(row: FlaggedFacts, kind: FlagKind, grouped_by: string): Flag {
  const { instance_id, sha256, survey_id, review_state } = row
  return { instance_id, sha256, survey_id, review_state, kind, grouped_by }
}

/** What is no response of its own is a conflict and nothing else. */
function ownKinds({ standing, reasons, review_state, flags }: FlaggedFacts): readonly FlagKind[] {
  if (standing === 'conflict') return ['conflict']
  const told = flags?.split(',') ?? []
  return [
    ...(isSetAside({ reasons, review_state }) ? ['quarantined' as const] : []),
    ...flagsOfAnswers.filter((kind) => told.includes(kind)),
  ]
}

/** Approving a response takes it out of quarantine, whatever put it there. */
export const isSetAside = ({ reasons, review_state }: Pick<Tables['answers'], 'reasons' | 'review_state'>): boolean =>
  reasons !== null && review_state !== 'approved'

async function rowsOf(tx: Kysely<Tables>, surveyId: string, orgKey: string): Promise<FlaggedFacts[]> {
  return tx
    .selectFrom('answers')
    .select(['instance_id', 'sha256', 'standing', 'survey_id', 'reasons', 'flags', 'review_state'])
    .where('survey_id', '=', surveyId)
    .where('standing', '=', sql.lit<'first'>('first'))
    .where('org_key', '=', orgKey)
    .execute()
}
