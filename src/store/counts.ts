import { type Kysely, sql } from 'kysely'
import type { CountRow } from '../contract/counts.ts'
import type { Counts, Totals } from './store.ts'
import { partTables, type Tables } from './tables.ts'

type Column = 'language' | 'country' | 'workshop' | 'received_on' | 'channel'

export async function totals(db: Kysely<Tables>, surveyId: string): Promise<Totals> {
  const row = await received(db, surveyId)
    .select((q) => [q.fn.countAll<number>().as('received'), usable])
    .executeTakeFirst()
  return { received: row?.received ?? 0, usable: row?.usable ?? 0 }
}

/** All in one reading transaction, so that the figures of one page belong together. */
export async function counts(db: Kysely<Tables>, surveyId: string): Promise<Counts> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => ({
      byLanguage: await byColumn(tx, surveyId, 'language'),
      byCountry: await byColumn(tx, surveyId, 'country'),
      byWorkshop: await byColumn(tx, surveyId, 'workshop'),
      byDay: await byColumn(tx, surveyId, 'received_on'),
      byChannel: await byColumn(tx, surveyId, 'channel'),
      byPart: await byPart(tx, surveyId),
      quarantined: await quarantined(tx, surveyId),
      conflicts: await conflicts(tx, surveyId),
      withdrawn: await withdrawn(tx),
      ...(await organisations(tx, surveyId)),
    }))
}

const usable = sql<number>`coalesce(sum(counted), 0)`.as('usable')

const received = (db: Kysely<Tables>, surveyId: string) =>
  db.selectFrom('answers').where('survey_id', '=', surveyId).where('standing', '=', 'first')

async function byColumn(db: Kysely<Tables>, surveyId: string, column: Column): Promise<CountRow[]> {
  return received(db, surveyId)
    .select((q) => [q.fn.coalesce(column, sql.lit('')).as('key'), q.fn.countAll<number>().as('received'), usable])
    .groupBy(column)
    .orderBy('key')
    .execute()
}

async function byPart(db: Kysely<Tables>, surveyId: string): Promise<Counts['byPart']> {
  const rows: { key: string; received: number }[] = []
  for (const table of partTables.filter((name) => name !== 'answers' && name !== 'other_parts')) {
    const row = await db
      .selectFrom(table)
      .select((q) => q.fn.countAll<number>().as('received'))
      .where('survey_id', '=', surveyId)
      .where('standing', '=', 'first')
      .executeTakeFirst()
    rows.push({ key: table, received: row?.received ?? 0 })
  }
  const others = await db
    .selectFrom('other_parts')
    .select((q) => ['part as key', q.fn.countAll<number>().as('received')])
    .where('survey_id', '=', surveyId)
    .where('standing', '=', 'first')
    .groupBy('part')
    .orderBy('part')
    .execute()
  return [...rows, ...others]
}

async function quarantined(db: Kysely<Tables>, surveyId: string): Promise<number> {
  const row = await received(db, surveyId)
    .where('reasons', 'is not', null)
    .select((q) => q.fn.countAll<number>().as('number'))
    .executeTakeFirst()
  return row?.number ?? 0
}

async function conflicts(db: Kysely<Tables>, surveyId: string): Promise<number> {
  const row = await db
    .selectFrom('answers')
    .where('survey_id', '=', surveyId)
    .where('standing', '=', 'conflict')
    .select((q) => q.fn.countAll<number>().as('number'))
    .executeTakeFirst()
  return row?.number ?? 0
}

/** Of answers that did arrive: a receipt hash that nobody ever sent would otherwise count as well. */
async function withdrawn(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('withdrawals')
    .where('part', '=', 'answers')
    .select((q) => q.fn.countAll<number>().as('number'))
    .executeTakeFirst()
  return row?.number ?? 0
}

async function organisations(db: Kysely<Tables>, surveyId: string) {
  // Grouped first: the index gives them in order, while count(distinct) would sort them all over again.
  const named = await db
    .selectFrom(received(db, surveyId).select('org_key').groupBy('org_key').as('organisation'))
    .select((q) => q.fn.count<number>('org_key').as('number'))
    .executeTakeFirst()
  const nameless = await received(db, surveyId)
    .where('org_key', 'is', null)
    .select((q) => q.fn.countAll<number>().as('number'))
    .executeTakeFirst()
  return { distinctOrganisations: named?.number ?? 0, withoutOrganisation: nameless?.number ?? 0 }
}
