import { type Kysely, type RawBuilder, sql } from 'kysely'
import { createFlagKeeper, type FlaggedFacts, isSetAside } from './flag-keeper.ts'
import type { Unanswered } from './store.ts'
import type { Tables } from './tables.ts'

/** What of a kept row the counts are made of. */
export type TalliedRow = Pick<
  Tables['answers'],
  | 'instance_id'
  | 'sha256'
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
  | 'review_state'
  | 'flags'
  | 'unanswered'
>

export const talliedColumns = [
  'instance_id',
  'sha256',
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
  'review_state',
  'flags',
  'unanswered',
] as const satisfies readonly (keyof TalliedRow)[]

/** Counts that no row of the answers tells. */
export const countedElsewhere = ['section_language', 'section_channel', 'revision', 'withdrawn', 'part'] as const

/** Behind a dimension: the same of rejected responses only, so that whoever asks can be told the figures without them. */
export const ofRejected = ' rejected'

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
  const organisations = new Map<string, Organisation>()
  const flags = createFlagKeeper((surveyId, kind, state, by) => add(surveyId, 'flag', kind, by, 0, state))

  function add(
    surveyId: string,
    dimension: string,
    key: string | null,
    received: number,
    usable = 0,
    split = '',
  ): void {
    const name = `${surveyId}\u0000${dimension}\u0000${key ?? ''}\u0000${split}`
    const change = changes.get(name)
    if (change) {
      change.received += received
      change.usable += usable
    } else changes.set(name, { place: [surveyId, dimension, key ?? '', split], received, usable })
  }

  function addAnswers(row: TalliedRow, by: 1 | -1): void {
    if (by === 1) flags.put(row)
    else flags.take(row)
    addRow(row, by)
    if (row.standing !== 'conflict' && row.org_key !== null) addOrganisation(row, row.org_key, by)
  }

  function addRow(row: TalliedRow, by: 1 | -1): void {
    const { survey_id: id, language } = row
    if (row.standing === 'conflict') return add(id, 'conflict', '', by)
    const usable = row.counted * by
    add(id, 'review', row.review_state, by, usable)
    for (const behind of row.review_state === 'rejected' ? ['', ofRejected] : ['']) addFacts(row, by, usable, behind)
    add(id, 'version_language', row.form_version, by, 0, language)
    const { skipped, declined, unasked } = readUnanswered(row.unanswered)
    for (const question of skipped) add(id, 'skipped', question, by, 0, language)
    for (const question of declined) add(id, 'declined', question, by, 0, language)
    for (const question of unasked) add(id, 'unasked', question, by, 0, language)
  }

  function addFacts(row: TalliedRow, by: 1 | -1, usable: number, behind: string): void {
    const { survey_id: id, language, channel } = row
    add(id, `total${behind}`, '', by, usable)
    for (const [dimension, key] of [
      ['language', language],
      ['country', row.country],
      ['workshop', row.workshop],
      ['channel', channel],
      ['mode', row.mode],
      ['version', row.form_version],
    ] as const)
      add(id, `${dimension}${behind}`, key, by, usable)
    add(id, `day_language${behind}`, row.received_on, by, usable, language)
    add(id, `day_channel${behind}`, row.received_on, by, usable, channel ?? '')
    for (const [question, choices] of Object.entries(readFacets(row.facets)))
      for (const choice of choices) add(id, `answer${behind}`, question, by, usable, choice)
    if (isSetAside(row)) add(id, `quarantined${behind}`, '', by)
    if (row.org_key === null) add(id, `unnamed${behind}`, '', by)
  }

  function addOrganisation(row: TalliedRow, orgKey: string, by: 1 | -1): void {
    const name = `${row.survey_id}\u0000${orgKey}`
    const known = organisations.get(name) ?? { surveyId: row.survey_id, orgKey, by: 0, added: [] }
    known.by += by
    const others = known.added.filter(
      ({ instance_id, sha256 }) => instance_id !== row.instance_id || sha256 !== row.sha256,
    )
    known.added = by === 1 ? [...others, row] : others
    organisations.set(name, known)
  }

  return {
    answers: addAnswers,

    /**
     * Counts a row that was there before, in a table of organisations that is whole.
     * @param isShared whether other responses name its organisation
     */
    again(row: TalliedRow, isShared: boolean): void {
      flags.put(row, isShared ? row.org_key : null)
      addRow(row, 1)
    },

    organisations: (surveyId: string, number: number): void => add(surveyId, 'organisation', '', number),

    /** What was put so far; the counts are written by `save`. */
    saveFlags: (tx: Kysely<Tables>): Promise<void> => flags.save(tx),

    /** Every other part counts by number only, and only as long as it stands first under its ID. */
    part: (surveyId: string, part: string, by: number): void => add(surveyId, 'part', part, by),

    withdrawn: (surveyId: string, day: string): void => add(surveyId, 'withdrawn', day, 1),

    /** Something changed that is counted nowhere. */
    changed: (surveyId: string): void => add(surveyId, 'revision', '', 0),

    sectionOpened(surveyId: string, { section, language, channel }: Opened): void {
      add(surveyId, 'section_language', section, 1, 0, language)
      add(surveyId, 'section_channel', section, 1, 0, channel)
    },

    /** In the transaction of the rows, as its last statements: nobody waits long for the counts that it holds. */
    async save(tx: Kysely<Tables>): Promise<void> {
      await flags.save(tx)
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
  async function saveOrganisation(tx: Kysely<Tables>, { surveyId, orgKey, by, added }: Organisation): Promise<void> {
    if (by === 0 && added.length === 0) return
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
    const before = row.responses - by
    if (row.responses > 1) await flags.share(tx, orgKey, before > 1 ? added : 'all', surveyId)
    else if (before > 1) await flags.unshare(tx, orgKey, surveyId)
    if (before === 0) add(surveyId, 'organisation', '', 1)
    if (row.responses > 0) return
    add(surveyId, 'organisation', '', -1)
    await tx.deleteFrom('organisations').where('survey_id', '=', surveyId).where('org_key', '=', orgKey).execute()
  }
}

interface Organisation {
  readonly surveyId: string
  readonly orgKey: string
  by: number
  /** Rows that this transaction put in. */
  added: readonly FlaggedFacts[]
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

export const writeUnanswered = (unanswered: Unanswered | null): string | null =>
  unanswered && JSON.stringify(unanswered)

const nothing: Unanswered = { skipped: [], declined: [], unasked: [] }

// Written by the lines above and by nobody else.
const readUnanswered = (text: string | null) => (text === null ? nothing : (JSON.parse(text) as Unanswered))
const readFacets = (text: string | null) => JSON.parse(text ?? '{}') as Record<string, readonly string[]>
