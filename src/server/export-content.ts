import { setImmediate } from 'node:timers/promises'
import type { ExportFormat, ExportPart, ExportQuery, KeptSubmission } from '../contract/exports.ts'
import { codebookHtml } from '../interop/export/codebook-html.ts'
import { csv } from '../interop/export/csv.ts'
import { ddi } from '../interop/export/ddi.ts'
import type { ExportWords } from '../interop/export/export-words.ts'
import { json } from '../interop/export/json.ts'
import { media } from '../interop/export/media.ts'
import { dataPackage } from '../interop/export/package.ts'
import { createPasses } from '../interop/export/passes.ts'
import { type ExportPlan, type PlannedTable, planExport } from '../interop/export/plan-export.ts'
import { sav } from '../interop/export/sav.ts'
import { xlsx } from '../interop/export/xlsx.ts'
import type { Store, SubmissionSet } from '../store/store.ts'
import { type LoadWords, withFirst } from './load-words.ts'
import type { PublishedSurvey } from './published-survey.ts'
import { surveyWords } from './survey-words.ts'

/** Few enough that all of a page is forgotten while it is young: what lives longer is cleared away much later, and 70 MB wait for it. */
const pageSize = 25
/** From here on a file of the package may grow beyond 4 GiB, at the 8 KB that a long response takes. */
const largeFrom = 400_000

export interface ExportRequest {
  readonly part: ExportPart
  readonly format: ExportFormat
  readonly query: ExportQuery
  readonly takenOn: string
}

export interface ExportFile {
  readonly type: string
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
  /** Worth compressing on its way; the others are compressed in themselves. */
  readonly isPlain: boolean
}

const types: Readonly<Record<ExportFormat, readonly [extension: string, type: string]>> = {
  csv: ['csv', 'text/csv; charset=utf-8'],
  xlsx: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  sav: ['sav', 'application/x-spss-sav'],
  json: ['json', 'application/json; charset=utf-8'],
  package: ['zip', 'application/zip'],
  codebook: ['html', 'text/html; charset=utf-8'],
  media: ['zip', 'application/zip'],
  ddi: ['xml', 'application/xml; charset=utf-8'],
}

/** @returns the file, of which nothing is read yet; null when the survey has no such table */
export async function exportFile(
  survey: PublishedSurvey,
  request: ExportRequest,
  store: Store,
  words: LoadWords,
): Promise<ExportFile | null> {
  const { part, format, takenOn } = request
  const query = queryFor(request)
  const [newest, ...older] = survey.forms
  const wordsOf = surveyWords(survey, words)
  const [first, ...others] = withFirst(query.language)
  const plan = planExport(
    [newest.definition, ...older.map(({ definition }) => definition)],
    part,
    query,
    wordsOf(first),
    takenOn,
  )
  const table = plan.tables.find(({ name }) => name === (query.table ?? ''))
  if (!table) return null
  const which: SubmissionSet = { ...query, surveyId: survey.id, part }
  const translations = (): readonly [ExportWords, ...ExportWords[]] => [plan.words, ...others.map(wordsOf)]
  const isLarge = format === 'package' && (await store.countSubmissions(which)) >= largeFrom
  const isOnce = format !== 'sav' && (!['xlsx', 'package'].includes(format) || plan.tables.length === 1)
  const passes = createPasses(plan, () => pagesOf(store, which), isOnce)
  const chunks = chunksOf(format, plan, table, { passes, translations, isLarge, store })
  const [extension, type] = types[format]
  const name = [
    survey.id,
    ...(table.name ? [table.name] : [part]),
    ...(format === 'media' ? ['media'] : []),
    ...(format === 'codebook' || format === 'ddi' ? ['codebook'] : []),
    takenOn,
  ]
  return {
    type,
    name: `${name.join('-')}.${extension}`,
    chunks,
    isPlain: !['xlsx', 'package', 'media'].includes(format),
  }
}

/** What is read by programs keeps to codes and names, whatever else was chosen for people. */
function queryFor({ format, query }: ExportRequest): ExportQuery {
  if (format === 'csv' || format === 'xlsx') return query
  return { ...query, layout: 'plain', values: 'codes', headers: 'names', bom: 'yes' }
}

interface Means {
  readonly passes: ReturnType<typeof createPasses>
  readonly translations: () => readonly [ExportWords, ...ExportWords[]]
  readonly isLarge: boolean
  readonly store: Pick<Store, 'attachmentsOf' | 'attachmentContent'>
}

function chunksOf(
  format: ExportFormat,
  plan: ExportPlan,
  table: PlannedTable,
  { passes, translations, isLarge, store }: Means,
): AsyncIterable<Uint8Array> {
  switch (format) {
    case 'csv':
      return csv(plan, table, passes)
    case 'xlsx':
      return xlsx(plan, passes)
    case 'sav':
      return sav(plan, table, passes)
    case 'json':
      return json(plan, passes)
    case 'package':
      return dataPackage(plan, passes, translations(), isLarge)
    case 'codebook':
      return whole(codebookHtml(plan))
    case 'media':
      return media(plan, passes, {
        of: (ids) => store.attachmentsOf(ids),
        content: (instanceId, sha256) => store.attachmentContent(instanceId, sha256),
      })
    case 'ddi':
      return whole(ddi(plan, translations()))
    default:
      return format satisfies never
  }
}

async function* whole(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function* pagesOf(store: Store, which: SubmissionSet): AsyncGenerator<readonly KeptSubmission[]> {
  let last: KeptSubmission | null = null
  for (;;) {
    const page: readonly KeptSubmission[] = await store.submissions(which, last, pageSize)
    if (page.length > 0) yield page
    // SQLite answers at once: without this nobody else would be answered until the last row.
    await setImmediate()
    last = page.at(-1) ?? null
    if (page.length < pageSize) return
  }
}
