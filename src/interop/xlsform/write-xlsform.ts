import type { SurveyDefinition } from '../../contract/definition.ts'
import type { Sheet } from '../spreadsheet/workbook.ts'
import { choiceRecords } from './choice-records.ts'
import { columnOrder, headingOf } from './column-order.ts'
import { readHeadings, type SheetKind } from './headings.ts'
import { LanguageCodes } from './language-codes.ts'
import { formExtraOf, type SheetLayout } from './layout.ts'
import { identityOf, type SheetRecord } from './records.ts'
import { settingsRecords } from './settings-records.ts'
import { surveyRecords } from './survey-records.ts'
import type { Words } from './words.ts'

const kinds = ['survey', 'choices', 'external_choices', 'settings'] as const
type FormSheet = (typeof kinds)[number]

interface PlannedSheet {
  readonly name: string
  readonly columns: readonly { readonly heading: string; readonly identity: string }[]
  readonly records: readonly SheetRecord[]
}

/** The sheets of an XLSForm: a form that was read gets back its own sheets, headings, rows and spellings. */
export function writeXlsform(definition: SurveyDefinition, words: Words): Sheet[] {
  return plan(definition, words).map((sheet) => ('rows' in sheet ? sheet : { name: sheet.name, rows: render(sheet) }))
}

/** Only the names and headings of the sheets that would be written; of sheets of other tools all. */
export function planLayout(definition: SurveyDefinition, words: Words): SheetLayout[] {
  return plan(definition, words).map((sheet) =>
    'rows' in sheet
      ? { name: sheet.name, rows: sheet.rows.map((row) => [...row]) }
      : { name: sheet.name, columns: sheet.columns.map(({ heading }) => heading) },
  )
}

function plan(definition: SurveyDefinition, words: Words): (PlannedSheet | Sheet)[] {
  const { sheets, languages = {} } = formExtraOf(definition)
  const codes = new LanguageCodes(languages)
  const given = sheets ?? []
  const { choices, external } = choiceRecords(definition, words, codes)
  const layout = given.find((sheet) => formSheetOf(sheet, given) === 'settings')
  const settingsColumns = new Set(
    readHeadings('settings', layout?.columns ?? []).map((each) => identityOf(each, codes)),
  )
  const records: Readonly<Record<FormSheet, readonly SheetRecord[]>> = {
    survey: surveyRecords(definition, words, codes),
    choices,
    external_choices: external,
    settings: settingsRecords(
      definition,
      words,
      codes,
      (id) => settingsColumns.has(id) || (sheets === undefined && !id.includes('::')),
    ),
  }
  const planSheet = (name: string, kind: FormSheet, headings: readonly string[]): PlannedSheet => {
    const there = readHeadings(vocabularyOf(kind), headings).map((heading) => ({
      heading: heading.text,
      identity: identityOf(heading, codes),
    }))
    const known = new Set(there.map(({ identity }) => identity))
    // A form without a layout of its own gets the columns that every form has.
    const wanted = columnOrder(kind, definition, records[kind], sheets === undefined)
    const more = wanted.filter((identity) => !known.has(identity))
    const columns = [...there, ...more.map((identity) => ({ heading: headingOf(identity, codes), identity }))]
    return { name, columns, records: records[kind] }
  }
  const planned = given.map((sheet) => {
    const kind = formSheetOf(sheet, given)
    return kind === undefined
      ? { name: sheet.name, rows: sheet.rows ?? [] }
      : planSheet(sheet.name, kind, sheet.columns ?? [])
  })
  const missing = kinds.filter(
    (kind) => records[kind].length > 0 && !given.some((sheet) => formSheetOf(sheet, given) === kind),
  )
  return [...planned, ...missing.map((kind) => planSheet(kind, kind, []))]
}

const vocabularyOf = (kind: FormSheet): SheetKind => (kind === 'external_choices' ? 'choices' : kind)

/** Which of the form's sheets this is; a single sheet is the survey, whatever its name. */
function formSheetOf({ name, columns }: SheetLayout, all: readonly SheetLayout[]): FormSheet | undefined {
  if (!columns) return undefined
  const kind = kinds.find((each) => each === name.trim().toLowerCase())
  return kind ?? (all.filter((sheet) => sheet.columns).length === 1 ? 'survey' : undefined)
}

function render({ columns, records }: PlannedSheet): string[][] {
  const rows = records.flatMap((record) =>
    typeof record === 'number'
      ? Array.from({ length: record }, (): string[] => [])
      : [columns.map(({ identity }) => (Object.hasOwn(record, identity) ? (record[identity] ?? '') : ''))],
  )
  return [columns.map(({ heading }) => heading), ...rows]
}
