import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** What of a kept row the counts are made of. */
export type TalliedRow = Pick<
  Tables['answers'],
  | 'standing'
  | 'survey_id'
  | 'form_version'
  | 'language'
  | 'workshop'
  | 'channel'
  | 'mode'
  | 'counted'
  | 'org_key'
  | 'country'
  | 'facets'
  | 'received_on'
  | 'reasons'
>

export const talliedColumns = [
  'standing',
  'survey_id',
  'form_version',
  'language',
  'workshop',
  'channel',
  'mode',
  'counted',
  'org_key',
  'country',
  'facets',
  'received_on',
  'reasons',
] as const satisfies readonly (keyof TalliedRow)[]

interface Change {
  readonly place: readonly [surveyId: string, dimension: string, key: string, split: string]
  received: number
  usable: number
}

/**
 * Collects what one transaction does to the counts and writes it at its end, so that the overview reads sums that are
 * always those of the rows, and costs the same over a million of them as over ten.
 * @param shard which row of a count this connection adds to: all adding to one would wait for each other's commit
 */
export function createTally(shard: RawBuilder<number>) {
  const changes = new Map<string, Change>()
  const organisations = new Map<string, { surveyId: string; orgKey: string; by: number }>()

  function add(
    surveyId: string,
    dimension: string,
    key: string | null,
    received: number,
    usable = 0,
    split = '',
  ): void {
    const place = [surveyId, dimension, key ?? '', split] as const
    const name = place.join('\u0000')
    const change = changes.get(name) ?? { place, received: 0, usable: 0 }
    change.received += received
    change.usable += usable
    changes.set(name, change)
  }

  function addAnswers(row: TalliedRow, by: 1 | -1): void {
    const { survey_id: id, language, channel } = row
    if (row.standing === 'conflict') return add(id, 'conflict', '', by)
    const usable = row.counted * by
    add(id, 'total', '', by, usable)
    for (const [dimension, key] of [
      ['language', language],
      ['country', row.country],
      ['workshop', row.workshop],
      ['channel', channel],
      ['mode', row.mode],
      ['version', row.form_version],
    ] as const)
      add(id, dimension, key, by, usable)
    add(id, 'day_language', row.received_on, by, usable, language)
    add(id, 'day_channel', row.received_on, by, usable, channel ?? '')
    for (const [question, choices] of Object.entries(readFacets(row.facets)))
      for (const choice of choices) add(id, 'answer', question, by, usable, choice)
    if (row.reasons !== null) add(id, 'quarantined', '', by)
    if (row.org_key === null) return add(id, 'unnamed', '', by)
    const name = `${id}\u0000${row.org_key}`
    const known = organisations.get(name) ?? { surveyId: id, orgKey: row.org_key, by: 0 }
    known.by += by
    organisations.set(name, known)
  }

  return {
    answers: addAnswers,

    /** Every other part counts by number only, and only as long as it stands first under its ID. */
    part: (surveyId: string, part: string, by: number): void => add(surveyId, 'part', part, by),

    withdrawn: (surveyId: string, day: string): void => add(surveyId, 'withdrawn', day, 1),

    sectionOpened(surveyId: string, { section, language, channel }: Opened): void {
      add(surveyId, 'section_language', section, 1, 0, language)
      add(surveyId, 'section_channel', section, 1, 0, channel)
    },

    /** In the transaction of the rows, as its last statements: nobody waits long for the counts that it holds. */
    async save(tx: Kysely<Tables>): Promise<void> {
      for (const known of sorted(organisations)) await saveOrganisation(tx, known)
      if (changes.size === 0) return
      for (const surveyId of new Set([...changes.values()].map(({ place }) => place[0])))
        add(surveyId, 'revision', '', 1)
      const rows = sorted(changes)
        .filter(({ received, usable }) => received !== 0 || usable !== 0)
        .map(({ place: [survey_id, dimension, key, split], received, usable }) => ({
          survey_id,
          dimension,
          key,
          split,
          shard,
          received,
          usable,
        }))
      for (let from = 0; from < rows.length; from += rowsAtOnce)
        await tx
          .insertInto('tallies')
          .values(rows.slice(from, from + rowsAtOnce))
          .onConflict((conflict) =>
            conflict.columns(['survey_id', 'dimension', 'key', 'split', 'shard']).doUpdateSet({
              received: sql`tallies.received + excluded.received`,
              usable: sql`tallies.usable + excluded.usable`,
            }),
          )
          .execute()
    },
  }

  /** The number of distinct organisations changes only with the first and the last response of one. */
  async function saveOrganisation(
    tx: Kysely<Tables>,
    { surveyId, orgKey, by }: { surveyId: string; orgKey: string; by: number },
  ): Promise<void> {
    if (by === 0) return
    const row = await tx
      .insertInto('organisations')
      .values({ survey_id: surveyId, org_key: orgKey, responses: by })
      .onConflict((conflict) =>
        conflict
          .columns(['survey_id', 'org_key'])
          .doUpdateSet({ responses: sql`organisations.responses + excluded.responses` }),
      )
      .returning('responses')
      .executeTakeFirstOrThrow()
    if (row.responses === by) add(surveyId, 'organisation', '', 1)
    if (row.responses > 0) return
    add(surveyId, 'organisation', '', -1)
    await tx.deleteFrom('organisations').where('survey_id', '=', surveyId).where('org_key', '=', orgKey).execute()
  }
}

export type Tally = ReturnType<typeof createTally>

/** A section that somebody opened: all that a phone tells before its answers are sent. */
export interface Opened {
  readonly section: string
  readonly language: string
  readonly channel: string
}

/** Far below what either database takes of values in one statement. */
const rowsAtOnce = 500

/** One fixed order for all: two transactions that hold the same counts would otherwise wait for each other for ever. */
const sorted = <Value>(map: ReadonlyMap<string, Value>): Value[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)

/** Rows of counts that have come to nothing would still tell that somebody had been there. */
export async function forgetEmptyTallies(tx: Kysely<Tables>): Promise<void> {
  await sql`delete from tallies where (survey_id, dimension, key, split) in (
    select survey_id, dimension, key, split from tallies group by survey_id, dimension, key, split
    having sum(received) = 0 and sum(usable) = 0)`.execute(tx)
}

export const writeFacets = (facets: Readonly<Record<string, readonly string[]>>): string | null =>
  Object.keys(facets).length > 0 ? JSON.stringify(facets) : null

// Written by the line above and by nobody else.
const readFacets = (text: string | null) => JSON.parse(text ?? '{}') as Record<string, readonly string[]>
