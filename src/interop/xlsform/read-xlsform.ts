import type { SurveyDefinition } from '../../contract/definition.ts'
import type { Workbook } from '../spreadsheet/workbook.ts'
import type { BorderFinding } from './border-finding.ts'
import { checkForm } from './check-form.ts'
import { type ReadLanguages, readLanguages } from './language-codes.ts'
import type { FormExtra, SheetLayout } from './layout.ts'
import { type ReadChoice, readChoices } from './read-choices.ts'
import { type ReadSettings, readSettings } from './read-settings.ts'
import { readSurvey, type SurveyRow } from './read-survey.ts'
import { addOtherWords, readChoiceWords, readSurveyWords } from './read-words.ts'
import { readRowType } from './row-type.ts'
import { sheetNamed, Table } from './table.ts'
import { setWord, type Words, type WordsDraft } from './words.ts'
import { planLayout } from './write-xlsform.ts'

export type ReadXlsform =
  | {
      readonly status: 'ok'
      readonly definition: SurveyDefinition
      readonly words: Words
      readonly findings: readonly BorderFinding[]
      /** Where in the sheets a place of the definition comes from. */
      readonly origin: Origin
    }
  | { readonly status: 'failed'; readonly message: string }

export type Origin = (
  pointer: string,
  column?: string,
) => Pick<BorderFinding, 'sheet' | 'row' | 'column' | 'letter'> | undefined

const formSheets = ['survey', 'choices', 'settings', 'external_choices'] as const

/**
 * A definition and its words from the sheets of an XLSForm, as ODK and Kobo understand them. What the definition has no
 * place for (columns and sheets of other tools, spellings, comments, empty rows) is kept in `x`, so that `writeXlsform`
 * gives the form back.
 * @param fileName without folder and ending; the form's id where it names none
 */
export function readXlsform(workbook: Workbook, fileName: string): ReadXlsform {
  const surveySheet = sheetNamed(workbook, 'survey') ?? (workbook.sheets.length === 1 ? workbook.sheets[0] : undefined)
  if (!surveySheet) {
    const names = workbook.sheets.map(({ name }) => `"${name}"`).join(', ')
    return {
      status: 'failed',
      message: `There is no sheet named "survey" among ${names}. Name the one with the questions so.`,
    }
  }
  const survey = new Table('survey', surveySheet)
  if (!survey.has('type')) {
    const message = `The sheet "${surveySheet.name}" has no column "type" in its first row. Put the headings there: type, name, label.`
    return { status: 'failed', message }
  }
  const tooDeep = rowNestedTooDeep(survey)
  if (tooDeep !== undefined) {
    const message = `Groups are nested deeper than ${maxNesting} levels in row ${tooDeep} of "${surveySheet.name}". Move some of them up.`
    return { status: 'failed', message }
  }
  const findings: BorderFinding[] = []
  const report = (finding: BorderFinding) => findings.push(finding)
  const settings = readSettings(sheetNamed(workbook, 'settings'), fileName, report)
  const choiceTables = (['choices', 'external_choices'] as const).flatMap((name) => {
    const sheet = sheetNamed(workbook, name)
    return sheet ? [new Table('choices', sheet)] : []
  })
  const readings = choiceTables.map((table) => ({ table, ...readChoices(table, settings.mayRepeatChoices, report) }))
  const choices = readings.flatMap((reading) => reading.choices)
  const { nodes, rows, end } = readSurvey(survey, report)
  const headings = [survey, ...choiceTables, ...(settings.table ? [settings.table] : [])].flatMap(
    (table) => table.headings,
  )
  const spoken = readLanguages(headings, settings.defaultLanguage)
  const { codes, languages } = spoken
  const words: WordsDraft = new Map()
  readTitles(settings, spoken, words)
  readSurveyWords(survey, rows, codes, words)
  readChoiceWords(choices, codes, new Set(Object.keys(settings.choiceLabels ?? {})), words)
  const lists = listsOf(choices)
  const external = sheetNamed(workbook, 'external_choices')
  const extra: FormExtra = {
    settings: keptSettings(settings, spoken),
    further_settings: settings.further.map((row) => ({ ...row })),
    languages: { ...spoken.kept },
    choices: addOther(rows, lists, languages, words, readings[0]?.extra.choices ?? {}),
    choice_order: readings[0]?.extra.choice_order ?? [],
    external_lists: external ? [...new Set(readings.at(-1)?.choices.map(({ list }) => list))] : [],
    survey_end: [...end],
    choices_end: readings[0]?.extra.choices_end ?? [],
  }
  const definition = withExtra(
    {
      ...(settings.schema && { $schema: settings.schema }),
      id: settings.id,
      version: settings.version,
      default_language: spoken.byDefault,
      languages: [...languages],
      settings: settings.settings,
      choices: lists,
      ...(settings.choiceLabels && { choice_labels: settings.choiceLabels }),
      survey: nodes,
    },
    extra,
  )
  const finished = withLayout(definition, words, layoutOf(workbook))
  findings.push(...checkForm({ workbook, survey, rows, choices, choiceTables, settings }))
  return { status: 'ok', definition: finished, words, findings, origin: originOf(survey, rows, choices) }
}

/** Far beyond what a person can follow, and within what the engine opens. */
const maxNesting = 40

function rowNestedTooDeep(survey: Table): number | undefined {
  let depth = 0
  return survey.rows.find((row) => {
    const { kind } = readRowType(survey.raw(row, 'type'), [])
    depth += kind === 'begin' ? 1 : kind === 'end' ? -1 : 0
    return depth > maxNesting
  })?.row
}

function readTitles({ titles, kept, id }: ReadSettings, { codes, languages }: ReadLanguages, words: WordsDraft): void {
  const plain = titles.get('') ?? [...titles.values()][0] ?? kept['form_id'] ?? id
  for (const language of languages) setWord(words, language, 'title', plain)
  for (const [name, title] of titles) if (name !== '') setWord(words, codes.code(name), 'title', title)
}

function listsOf(choices: readonly ReadChoice[]): SurveyDefinition['choices'] {
  const lists = new Map<string, SurveyDefinition['choices'][string]>()
  for (const { list, choice } of choices) {
    const there = lists.get(list)
    if (there) there.push(choice)
    else lists.set(list, [choice])
  }
  return Object.fromEntries(lists)
}

/** Gives the lists of `or_other` questions the choice that the type stands for. */
function addOther(
  rows: readonly SurveyRow[],
  lists: SurveyDefinition['choices'],
  languages: readonly string[],
  words: WordsDraft,
  extras: NonNullable<FormExtra['choices']>,
): NonNullable<FormExtra['choices']> {
  for (const { type, node } of rows) {
    if (type.kind !== 'question' || !type.hasOther || type.list === undefined) continue
    const list = lists[type.list]
    const isAdded = list !== undefined && !list.some(({ name }) => name === 'other')
    if (isAdded) {
      list.push({ name: 'other' })
      extras[type.list] = { ...extras[type.list], other: { generated: true } }
    }
    addOtherWords(node.name, isAdded ? type.list : undefined, languages, words)
  }
  return extras
}

function keptSettings(
  { kept, defaultLanguage }: ReadSettings,
  { codes, byDefault }: ReadLanguages,
): Record<string, string> {
  const isPlain = defaultLanguage === '' || defaultLanguage === codes.heading(byDefault)
  return isPlain ? { ...kept } : { ...kept, default_language: defaultLanguage }
}

/** Only what there is, so that a form without peculiarities has no `x`. */
function withExtra(definition: SurveyDefinition, extra: FormExtra): SurveyDefinition {
  const there = Object.entries(extra).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : Object.keys(value ?? {}).length > 0,
  )
  return there.length > 0 ? { ...definition, x: { ...definition.x, ...Object.fromEntries(there) } } : definition
}

function layoutOf({ sheets }: Workbook): SheetLayout[] {
  return sheets.map(({ name, rows }) => {
    const known = formSheets.some((each) => each === name.trim().toLowerCase()) || sheets.length === 1
    const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
    const head = rows[0] ?? []
    return known
      ? { name, columns: Array.from({ length: width }, (_, index) => head[index] ?? '') }
      : { name, rows: rows.map((row) => [...row]) }
  })
}

/** The layout is only kept where it is not the one that we would choose ourselves. */
function withLayout(definition: SurveyDefinition, words: Words, sheets: SheetLayout[]): SurveyDefinition {
  const kept = withExtra(definition, { sheets })
  const planned = planLayout(kept, words)
  const chosen = planLayout(definition, words)
  return JSON.stringify(planned) === JSON.stringify(chosen) ? definition : withExtra(definition, { sheets: planned })
}

function originOf(survey: Table, rows: readonly SurveyRow[], choices: readonly ReadChoice[]): Origin {
  const byPointer = new Map(rows.map((read) => [read.pointer, read]))
  return (pointer, column) => {
    const row = /^(?:\/survey\/\d+(?:\/children\/\d+)*)/.exec(pointer)?.[0]
    const read = row === undefined ? undefined : byPointer.get(row)
    if (read) return survey.at(read.row.row, survey.has(column ?? '') ? column : column === 'list' ? 'type' : undefined)
    const [, list, index] = /^\/choices\/([^/]*)\/(\d+)/.exec(pointer) ?? []
    const choice = choices.filter((each) => each.list === list)[Number(index)]
    return choice?.table.at(choice.row.row, 'name')
  }
}
