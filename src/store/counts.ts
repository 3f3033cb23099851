import { type Kysely, sql } from 'kysely'
import type { CountRow } from '../contract/counts.ts'
import type { UnansweredCounts } from './steering-store.ts'
import type { Counts, Totals } from './store.ts'
import { partTables, type Tables } from './tables.ts'
import { ofRejected } from './tally.ts'

interface Row {
  readonly dimension: string
  readonly key: string
  readonly split: string
  readonly received: number
  readonly usable: number
}

export async function totals(db: Kysely<Tables>, surveyId: string): Promise<Totals> {
  const [row] = await rowsOf(db, surveyId, sql`and dimension = 'total'`)
  return { received: row?.received ?? 0, usable: row?.usable ?? 0 }
}

/** A number that is another one whenever anything that is counted has changed. */
export async function revision(db: Kysely<Tables>, surveyId: string): Promise<number> {
  const [row] = await rowsOf(db, surveyId, sql`and dimension = 'revision'`)
  return row?.received ?? 0
}

/** Read by a page of their own: they are many, and change with every response. */
const ofQuestions = ['version_language', 'skipped', 'declined', 'unasked'] as const

/** All in one statement, so that the figures of one page belong together. */
export async function counts(db: Kysely<Tables>, surveyId: string, isWithoutRejected = false): Promise<Counts> {
  const rows = await rowsOf(db, surveyId, sql`and dimension not in (${sql.join(ofQuestions)})`)
  const all = (dimension: string) => rows.filter((row) => row.dimension === dimension)
  const of = (dimension: string) =>
    isWithoutRejected ? without(all(dimension), all(`${dimension}${ofRejected}`)) : all(dimension)
  const one = (dimension: string) => of(dimension)[0]?.received ?? 0
  const [total] = of('total')
  return {
    totals: { received: total?.received ?? 0, usable: total?.usable ?? 0 },
    byLanguage: of('language').map(plain),
    byCountry: of('country').map(plain),
    byWorkshop: of('workshop').map(plain),
    byDay: merged(of('day_language')),
    byChannel: of('channel').map(plain),
    byMode: of('mode').map(plain),
    byVersion: of('version').map(plain),
    byDayAndLanguage: of('day_language').map(crossed),
    byDayAndChannel: of('day_channel').map(crossed),
    byAnswer: of('answer').map(crossed),
    byPart: byPart(of('part')),
    sectionsByLanguage: of('section_language').map(crossed),
    sectionsByChannel: of('section_channel').map(crossed),
    quarantined: one('quarantined'),
    conflicts: one('conflict'),
    withdrawn: of('withdrawn').reduce((sum, { received }) => sum + received, 0),
    withdrawnByDay: of('withdrawn').map(({ key, received }) => ({ key, received })),
    byReview: all('review').map(plain),
    flagged: all('flag').map(({ key, split, received }) => ({ key, split, number: received })),
    distinctOrganisations: one('organisation'),
    withoutOrganisation: one('unnamed'),
  }
}

export async function unanswered(db: Kysely<Tables>, surveyId: string): Promise<UnansweredCounts> {
  const rows = await rowsOf(db, surveyId, sql`and dimension in (${sql.join(ofQuestions)})`)
  const of = (dimension: (typeof ofQuestions)[number]) => rows.filter((row) => row.dimension === dimension)
  return {
    responses: of('version_language'),
    skipped: of('skipped'),
    declined: of('declined'),
    unasked: of('unasked'),
  }
}

function without(rows: readonly Row[], taken: readonly Row[]): Row[] {
  const place = ({ key, split }: Row) => `${key}\u0000${split}`
  const less = new Map(taken.map((row) => [place(row), row]))
  return rows
    .map((row) => {
      const { received = 0, usable = 0 } = less.get(place(row)) ?? {}
      return { ...row, received: row.received - received, usable: row.usable - usable }
    })
    .filter(({ received, usable }) => received !== 0 || usable !== 0)
}

async function rowsOf(db: Kysely<Tables>, surveyId: string, and = sql``): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select dimension, key, split, sum(received) as received, sum(usable) as usable from tallies
    where survey_id = ${surveyId} ${and} group by dimension, key, split
    having sum(received) <> 0 or sum(usable) <> 0`.execute(db)
  // PostgreSQL adds up bigints to a numeric, which its driver leaves as text, and sorts as its locale does.
  return rows
    .map((row) => ({ ...row, received: Number(row.received), usable: Number(row.usable) }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.split, b.split))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const plain = ({ key, received, usable }: Row): CountRow => ({ key, received, usable })
const crossed = ({ key, split, received, usable }: Row) => ({ key, split, received, usable })

function merged(rows: readonly Row[]): CountRow[] {
  const sums = new Map<string, { key: string; received: number; usable: number }>()
  for (const { key, received, usable } of rows) {
    const sum = sums.get(key) ?? { key, received: 0, usable: 0 }
    sums.set(key, { key, received: sum.received + received, usable: sum.usable + usable })
  }
  return [...sums.values()]
}

function byPart(rows: readonly Row[]): Counts['byPart'] {
  const known: readonly string[] = partTables.filter((name) => name !== 'answers' && name !== 'other_parts')
  const receivedOf = (part: string) => rows.find(({ key }) => key === part)?.received ?? 0
  const others = rows.filter(({ key }) => !known.includes(key)).map(({ key }) => key)
  return [...known, ...others].map((key) => ({ key, received: receivedOf(key) }))
}
