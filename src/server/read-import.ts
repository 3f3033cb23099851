import { setImmediate } from 'node:timers/promises'
import type { SurveyQuestion } from '../contract/definition.ts'
import type { ImportFinding, ImportMapping, ImportRole } from '../contract/imports.ts'
import { type Language, languages } from '../contract/routes.ts'
import { calendarDay, type Envelope, workshopCode } from '../contract/submission.ts'
import type { Form } from '../engine/index.ts'
import type { ExportWords } from '../interop/export/export-words.ts'
import { answerRow, type GivenAnswer } from '../interop/import/answer-row.ts'
import { createChoiceReader } from '../interop/import/choice-reader.ts'
import { type ImportableQuestion, importableQuestions } from '../interop/import/importable.ts'
import type { ImportSheet } from '../interop/import/read-table.ts'
import { serverOrgHash } from '../sealing/server-org-hash.ts'
import { importId } from './import-id.ts'

/** A row as the envelopes that a phone would have sent for it. */
export interface ImportedRow {
  readonly number: number
  /** The main part first; empty for a row that is not taken. */
  readonly envelopes: readonly Envelope[]
}

export interface ImportReading {
  readonly rows: readonly ImportedRow[]
  readonly findings: readonly ImportFinding[]
}

interface Means {
  readonly form: Form
  readonly secret: Uint8Array
  readonly translations: readonly ExportWords[]
}

/** Turns the rows of a sheet into envelopes, with everything that does not fit. Asks nothing and keeps nothing. */
export async function readImport(sheet: ImportSheet, mapping: ImportMapping, means: Means): Promise<ImportReading> {
  const { form, secret } = means
  const read = createRowReader(sheet, mapping, means)
  const findings: ImportFinding[] = leftOut(sheet, mapping)
  const rows: ImportedRow[] = []
  const seen = new Map<string, number>()
  for (const { number, cells } of sheet.rows) {
    const row = read(cells)
    findings.push(...row.findings.map((finding) => ({ row: number, ...finding })))
    const times = (seen.get(row.identity) ?? 0) + 1
    seen.set(row.identity, times)
    // Without a name of their own, two equal rows are two responses; with one, they are one.
    if (row.hasName && times > 1) findings.push({ kind: 'same_identity', row: number, column: null, question: null })
    if (!row.isEligible) findings.push({ kind: 'not_eligible', row: number, column: null, question: null })
    const isTaken = row.isEligible && !(row.hasName && times > 1)
    const identity = row.hasName ? row.identity : `${row.identity} ${times}`
    const { id, version, settings } = form.definition
    const [mainPart = ''] = settings.parts
    const hash = isTaken ? serverOrgHash(row.organisation.name, row.organisation.country) : null
    rows.push({
      number,
      envelopes: !isTaken
        ? []
        : Object.entries(row.parts).map(([part, answers]) => ({
            instanceId: importId(secret, id, part, identity),
            surveyId: id,
            formVersion: version,
            language: row.language,
            part,
            completedOn: row.completedOn,
            payloadType: 'json' as const,
            payload: JSON.stringify({ answers }),
            ...(part === mainPart
              ? {
                  ...(row.workshop === null ? {} : { workshop: row.workshop }),
                  channel: 'import' as const,
                  usable: row.isUsable,
                  ...(hash === null ? {} : { orgHash: hash }),
                }
              : {}),
          })),
    })
    // A row is a whole questionnaire; others are answered in between.
    await setImmediate()
  }
  return { rows, findings }
}

function leftOut({ headings, rows }: ImportSheet, { columns }: ImportMapping): ImportFinding[] {
  const used = new Set(columns.map(({ column }) => column))
  return headings.flatMap((heading, at) =>
    used.has(at) || rows.every(({ cells }) => (cells[at] ?? '').trim() === '')
      ? []
      : [{ kind: 'left_out' as const, row: null, column: heading, question: null }],
  )
}

function createRowReader(sheet: ImportSheet, mapping: ImportMapping, { form, translations }: Means) {
  const readChoice = createChoiceReader(translations)
  const questions = new Map(importableQuestions(form).map((one) => [one.question.name, one]))
  const answered = mapping.columns.flatMap(({ column, to }) => {
    const question = 'question' in to ? questions.get(to.question) : undefined
    return question ? [{ column, to: question, heading: sheet.headings[column] ?? '' }] : []
  })
  const fixed: readonly GivenAnswer[] = mapping.fixed.flatMap(({ question, value }) => {
    const to = questions.get(question)
    return to ? [{ to, reading: readChoice(to.question, to.choices, value), heading: null }] : []
  })
  const columnOf = (role: ImportRole) =>
    mapping.columns.find(({ to }) => 'role' in to && to.role === role)?.column ?? null
  const columns = { identity: columnOf('identity'), ...rolesOf(columnOf) }
  const { organisation } = form.definition.settings

  return (cells: readonly string[]) => {
    const cell = (column: number | null) => (column === null ? '' : (cells[column] ?? '').trim())
    const facts = factsOf(columns, cell, sheet.headings, mapping)
    const columnAnswers = answered.map(({ column, to, heading }) => ({
      to,
      reading: readChoice(to.question, to.choices, cell(column)),
      heading,
    }))
    // What the row says goes before what was said of all rows.
    const said = new Set(columnAnswers.filter(({ reading }) => reading.value !== '').map(({ to }) => to))
    const given = [...fixed.filter(({ to }) => !said.has(to)), ...columnAnswers]
    const row = answerRow(form, inOrder(given, questions), facts)
    const answerTo = (name: string | undefined) =>
      given.find(({ to }) => to.question.name === name)?.reading.value ?? ''
    const name = cell(columns.identity)
    return {
      ...row,
      ...facts,
      findings: [...facts.findings, ...row.findings],
      hasName: name !== '',
      identity: name === '' ? JSON.stringify([sheet.headings, cells.map((one) => one.trim())]) : name,
      organisation: { name: answerTo(organisation?.name), country: answerTo(organisation?.country) },
    }
  }
}

const rolesOf = (columnOf: (role: ImportRole) => number | null) => ({
  completedOn: columnOf('completedOn'),
  language: columnOf('language'),
  workshop: columnOf('workshop'),
})

/** As the survey asks them: an earlier answer may decide what a later one can be. */
function inOrder(
  given: readonly GivenAnswer[],
  questions: ReadonlyMap<SurveyQuestion['name'], ImportableQuestion>,
): readonly GivenAnswer[] {
  const order = [...questions.values()]
  return given.toSorted((a, b) => order.indexOf(a.to) - order.indexOf(b.to))
}

function factsOf(
  columns: ReturnType<typeof rolesOf>,
  cell: (column: number | null) => string,
  headings: readonly string[],
  mapping: ImportMapping,
) {
  const findings: Omit<ImportFinding, 'row'>[] = []
  function take<Value extends string, Otherwise>(
    column: number | null,
    kind: ImportFinding['kind'],
    read: (text: string) => Value | null,
    otherwise: Otherwise,
  ): Value | Otherwise {
    const text = cell(column)
    if (column === null || text === '') return otherwise
    const value = read(text)
    if (value === null) findings.push({ kind, column: headings[column] ?? null, question: null })
    return value ?? otherwise
  }
  const day = (text: string) => {
    const found = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? ''
    return calendarDay.safeParse(found).success ? found : null
  }
  const language = (text: string): Language | null =>
    languages.find((tag) => tag === text.toLowerCase().slice(0, 2)) ?? null
  const workshop = (text: string) => (workshopCode.safeParse(text.toLowerCase()).success ? text.toLowerCase() : null)
  return {
    findings,
    completedOn: take(columns.completedOn, 'bad_day', day, mapping.completedOn),
    language: take(columns.language, 'bad_language', language, mapping.language),
    workshop: take(columns.workshop, 'bad_workshop', workshop, null),
  }
}
