import { readFileSync } from 'node:fs'
import { type ExportPart, type ExportQuery, exportQuery, type KeptSubmission } from '../../src/contract/exports.ts'
import { createExportWords } from '../../src/interop/export/export-words.ts'
import { createPasses, type Passes } from '../../src/interop/export/passes.ts'
import { type ExportPlan, planExport } from '../../src/interop/export/plan-export.ts'
import type { Arrival } from '../../src/store/store.ts'
import { definition } from './femig-survey.ts'
import { generatedArrivals } from './generated-submissions.ts'

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

/** The plan of an export of the real questionnaire; name what should differ from the defaults. */
export function aPlan(
  query: Partial<Record<keyof ExportQuery, string>> = {},
  part: ExportPart = 'answers',
  definitions: Parameters<typeof planExport>[0] = [definition],
): ExportPlan {
  const parsed = exportQuery.parse(query)
  const folder = `locales/${parsed.language}`
  const words = createExportWords(
    parsed.language,
    json(`${folder}/femig-global-cso.json`),
    json(`${folder}/dashboard.json`),
    new Set(['countries']),
  )
  return planExport(definitions, part, parsed, words, '2026-12-20')
}

/** An arrival as it is read back for an export. */
export const keptOf = (arrival: Arrival, receivedOn = '2026-12-03'): KeptSubmission => ({
  ...arrival,
  state: arrival.reasons.length > 0 ? 'quarantined' : 'received',
  receivedOn,
  counted: arrival.usable,
  reviewState: 'received',
  editCount: 0,
})

/** Generated submissions in the order of their IDs. */
export const generatedRows = (count: number): readonly KeptSubmission[] =>
  [...generatedArrivals(count)]
    .map(({ arrival, receivedOn }) => keptOf(arrival, receivedOn))
    .sort((a, b) => (a.instanceId < b.instanceId ? -1 : 1))

/** The same rows at every pass, a few to a page. */
export const passesOver = (plan: ExportPlan, rows: readonly KeptSubmission[], pageSize = 7): Passes =>
  createPasses(plan, async function* () {
    for (let at = 0; at < rows.length; at += pageSize) yield rows.slice(at, at + pageSize)
  })

export async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}
