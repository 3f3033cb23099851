import type { Counts } from '../../src/store/store.ts'
import { partTables } from '../../src/store/tables.ts'
import type { TestDatabase } from './each-store.ts'

type Row = Readonly<Record<string, unknown>>

/** What the counts should be, told from every row that is kept; only what phones opened cannot be told from rows. */
export async function fullScan(
  query: TestDatabase['query'],
  surveyId: string,
  which: 'all' | 'without rejected' = 'all',
): Promise<Omit<Counts, 'sectionsByLanguage' | 'sectionsByChannel'>> {
  const and = which === 'all' ? '' : ` and review_state <> 'rejected'`
  const where = `where survey_id = '${surveyId}' and standing = 'first'${and}`
  const sums = 'count(*) as received, coalesce(sum(counted), 0) as usable'
  const by = async (column: string) =>
    sorted(await query(`select coalesce(${column}, '') as key, ${sums} from answers ${where} group by ${column}`)).map(
      (row) => ({ key: String(row['key']), ...figures(row) }),
    )
  const crossed = async (key: string, split: string) =>
    sorted(
      await query(
        `select ${key} as key, coalesce(${split}, '') as split, ${sums} from answers ${where} group by ${key}, ${split}`,
      ),
    ).map((row) => ({ key: String(row['key']), split: String(row['split']), ...figures(row) }))
  const number = async (text: string) => Number((await query(`select count(*) as number ${text}`))[0]?.['number'])
  const withdrawn = await query(
    `select withdrawn_on as key, count(*) as received from withdrawals where part = 'answers' group by withdrawn_on`,
  )
  const [totals] = await query(`select ${sums} from answers ${where}`)
  return {
    totals: figures(totals ?? {}),
    byLanguage: await by('language'),
    byCountry: await by('country'),
    byWorkshop: await by('workshop'),
    byDay: await by('received_on'),
    byChannel: await by('channel'),
    byMode: await by('mode'),
    byVersion: await by('form_version'),
    byDayAndLanguage: await crossed('received_on', 'language'),
    byDayAndChannel: await crossed('received_on', 'channel'),
    byAnswer: byAnswer(await query(`select facets as key, ${sums} from answers ${where} group by facets`)),
    byPart: await byPart(query, surveyId),
    quarantined: await number(`from answers ${where} and reasons is not null and review_state <> 'approved'`),
    conflicts: await number(`from answers where survey_id = '${surveyId}' and standing = 'conflict'`),
    withdrawn: withdrawn.reduce((sum, row) => sum + Number(row['received']), 0),
    withdrawnByDay: sorted(withdrawn).map((row) => ({ key: String(row['key']), received: Number(row['received']) })),
    byReview: await by('review_state'),
    flagged: await flagged(query, surveyId),
    distinctOrganisations: await number(
      `from (select org_key from answers ${where} and org_key is not null group by org_key) as organisation`,
    ),
    withoutOrganisation: await number(`from answers ${where} and org_key is null`),
  }
}

/** Not from the table of flags, but from what each follows from. */
async function flagged(query: TestDatabase['query'], surveyId: string): Promise<Counts['flagged']> {
  const where = `where survey_id = '${surveyId}' and standing = 'first'`
  const shared = `(select org_key from answers ${where} and org_key is not null group by org_key having count(*) > 1)`
  const conditions = {
    quarantined: `${where} and reasons is not null and review_state <> 'approved'`,
    conflict: `where survey_id = '${surveyId}' and standing = 'conflict'`,
    same_organisation: `${where} and org_key in ${shared}`,
    too_fast: `${where} and flags like '%too_fast%'`,
    straight_lined: `${where} and flags like '%straight_lined%'`,
    empty_core: `${where} and flags like '%empty_core%'`,
  }
  const rows: Row[] = []
  for (const [kind, condition] of Object.entries(conditions))
    rows.push(
      ...(await query(
        `select '${kind}' as key, review_state as split, count(*) as number from answers ${condition} group by review_state`,
      )),
    )
  return sorted(rows).map((row) => ({
    key: String(row['key']),
    split: String(row['split']),
    number: Number(row['number']),
  }))
}

const figures = (row: Row) => ({ received: Number(row['received']), usable: Number(row['usable']) })

const nameOf = (row: Row) => `${row['key']}\u0000${row['split'] ?? ''}`
const sorted = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))

function byAnswer(rows: readonly Row[]): Counts['byAnswer'] {
  const cells = new Map<string, { key: string; split: string; received: number; usable: number }>()
  for (const row of rows) {
    const { received, usable } = figures(row)
    // The store wrote it.
    const facets = JSON.parse(String(row['key'] ?? '{}')) as Record<string, readonly string[]>
    for (const [key, choices] of Object.entries(facets))
      for (const split of choices) {
        const cell = cells.get(nameOf({ key, split })) ?? { key, split, received: 0, usable: 0 }
        cells.set(nameOf({ key, split }), {
          ...cell,
          received: cell.received + received,
          usable: cell.usable + usable,
        })
      }
  }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)
}

async function byPart(query: TestDatabase['query'], surveyId: string): Promise<Counts['byPart']> {
  const where = `where survey_id = '${surveyId}' and standing = 'first'`
  const own: { key: string; received: number }[] = []
  for (const key of partTables.filter((table) => table !== 'answers' && table !== 'other_parts'))
    own.push({
      key,
      received: Number((await query(`select count(*) as received from ${key} ${where}`))[0]?.['received']),
    })
  const others = await query(`select part as key, count(*) as received from other_parts ${where} group by part`)
  return [...own, ...sorted(others).map((row) => ({ key: String(row['key']), received: Number(row['received']) }))]
}
