import type { Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { type ImportPreview, type ImportReport, importMapping, maxImportBytes } from '../../contract/imports.ts'
import { languages } from '../../contract/routes.ts'
import { createSuggestions, importableQuestions } from '../../interop/import/importable.ts'
import { type ImportSheet, readTable } from '../../interop/import/read-table.ts'
import type { AppParts } from '../app-parts.ts'
import type { Caller } from '../caller.ts'
import { importTable } from '../import-table.ts'
import { problemResponse } from '../problem-response.ts'
import { progressOf } from '../progress.ts'
import { readForm } from '../read-form.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'
import { surveyWords } from '../survey-words.ts'

const samplesShown = 3

export function importRoutes(app: Hono, parts: AppParts): void {
  serveDesk(app, parts, 'coordinatorImportPreview', { POST: (context) => preview(context, parts) })
  serveDesk(app, parts, 'coordinatorImportCheck', { POST: (context) => takeIn(context, parts, null) })
  serveDesk(app, parts, 'coordinatorImportRun', { POST: (context, caller) => takeIn(context, parts, caller) })
}

async function preview(context: Context, parts: AppParts): Promise<Response> {
  const form = await readForm(context.req.raw, maxImportBytes)
  if (form.status === 'refused') return form.response
  const sheets = readTable(form.file)
  if (!sheets || sheets.length === 0) return problemResponse('unreadable_table')
  const [survey] = parts.surveys
  const questions = importableQuestions(survey.forms[0])
  const suggest = createSuggestions(questions, languages.map(surveyWords(survey, parts.config.words)))
  return context.json<ImportPreview>({
    sheets: sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows.length, columns: columnsOf(sheet, suggest) })),
    questions: questions.map(({ question }) => question.name),
    baseline: (await progressOf(survey, parts)).baseline,
  })
}

function columnsOf({ headings, rows }: ImportSheet, suggest: ReturnType<typeof createSuggestions>) {
  const taken = new Set<string>()
  return headings.map((heading, at) => {
    const suggestion = suggest(heading)
    const key = JSON.stringify(suggestion)
    // Two columns cannot be the same answer; the first is as good a guess as any.
    const isFree = !taken.has(key)
    taken.add(key)
    const samples = rows.flatMap(({ cells }) => cells[at]?.trim() || [])
    return { heading, samples: [...new Set(samples)].slice(0, samplesShown), suggestion: isFree ? suggestion : null }
  })
}

/** @param caller null to say what would become of the file, and leave everything as it is */
async function takeIn(context: Context, parts: AppParts, caller: Caller | null): Promise<Response> {
  // A hub keeps nothing of its own, and the devices' way onward has no place for what only an import knows.
  if (parts.hub) return problemResponse('not_on_a_hub')
  const form = await readForm(context.req.raw, maxImportBytes)
  if (form.status === 'refused') return form.response
  const mapping = z.safeParse(importMapping, form.json)
  if (!mapping.success) {
    const errors = mapping.error.issues.map(({ path, code }) => ({
      pointer: `/${path.map(String).join('/')}`,
      message: code,
    }))
    return problemResponse('malformed_request', { errors })
  }
  const { survey: id } = mapping.data
  const survey = id === undefined ? parts.surveys[0] : parts.surveys.find((one) => one.id === id)
  if (!survey) return problemResponse('unknown_survey')
  const sheet = readTable(form.file)?.find(({ name }) => name === mapping.data.sheet)
  if (!sheet) return problemResponse('unreadable_table')
  const translations = languages.map(surveyWords(survey, parts.config.words))
  const report = await importTable(sheet, mapping.data, survey, translations, parts, caller !== null)
  if (caller) {
    const { findings: _, findingsCount, ...figures } = report
    const details = { survey: survey.id, ...figures, findings: findingsCount, earlier: mapping.data.isEarlier }
    await record(parts, caller, { action: 'data_imported', subject: survey.id, details })
  }
  return context.json<ImportReport>(report)
}
