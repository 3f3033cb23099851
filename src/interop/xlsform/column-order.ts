import type { SurveyDefinition } from '../../contract/definition.ts'
import { ownChoiceColumns, ownColumns, ownPrefix, ownSettings } from './headings.ts'
import type { LanguageCodes } from './language-codes.ts'
import { isTextColumn } from './language-codes.ts'
import type { SheetRecord } from './records.ts'

type FormSheet = 'survey' | 'choices' | 'external_choices' | 'settings'

const own = (columns: readonly string[]): string[] => columns.map((column) => `${ownPrefix}${column}`)
const media = ['image', 'big-image', 'audio', 'video']

const orders: Readonly<Record<FormSheet, readonly string[]>> = {
  survey: [
    ...['type', 'name', 'label', 'hint', 'guidance_hint', 'required', 'required_message', 'relevant', 'constraint'],
    ...['constraint_message', 'calculation', 'trigger', 'default', 'readonly', 'appearance', 'parameters'],
    ...['choice_filter', 'repeat_count', ...media, ...own(ownColumns)],
  ],
  choices: ['list_name', 'name', 'label', ...media, ...own(ownChoiceColumns)],
  external_choices: ['list_name', 'name', 'label', ...media],
  settings: ['form_title', 'form_id', 'version', 'default_language', 'instance_name', ...own(ownSettings)],
}

const expected: Readonly<Record<FormSheet, readonly string[]>> = {
  survey: ['type', 'name', 'label'],
  choices: ['list_name', 'name', 'label'],
  external_choices: ['list_name', 'name'],
  settings: ['form_title', 'form_id', 'version', 'default_language'],
}

/**
 * What the columns of a sheet mean that its records need, in the order in which we write them: texts language by
 * language, columns of other tools at the end.
 * @param isOurs whether the sheet has the columns, too, that nothing stands in but every form has
 */
export function columnOrder(
  kind: FormSheet,
  { languages }: SurveyDefinition,
  records: readonly SheetRecord[],
  isOurs: boolean,
): string[] {
  const filled = new Set<string>()
  for (const record of records) {
    if (typeof record === 'number') continue
    for (const [identity, text] of Object.entries(record)) if (text !== '') filled.add(identity)
  }
  const inOrder = orders[kind].flatMap((column) => {
    const isText = isTextColumn(column) || column === 'form_title'
    const inLanguages = [...filled].filter((identity) => isText && identity.startsWith(`${column}::`))
    const known = languages.map((language) => `${column}::${language}`)
    const isExpected = isOurs && expected[kind].includes(column)
    const translated = known.filter((identity) => filled.has(identity) || (isExpected && isTextColumn(column)))
    const plain = filled.has(column) || (isExpected && !isTextColumn(column)) ? [column] : []
    return [...plain, ...translated, ...inLanguages.filter((identity) => !known.includes(identity))]
  })
  return [...inOrder, ...[...filled].filter((identity) => !inOrder.includes(identity))]
}

/** The heading above a column of this meaning. */
export function headingOf(identity: string, codes: LanguageCodes): string {
  const at = identity.indexOf('::')
  const column = at < 0 ? identity : identity.slice(0, at)
  if (at < 0 || !(isTextColumn(column) || column === 'form_title')) return identity
  const language = codes.heading(identity.slice(at + 2))
  const name = media.includes(column) ? `media::${column}` : column
  return language === '' ? name : `${name}::${language}`
}
