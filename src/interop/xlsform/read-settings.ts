import type { SurveyDefinition } from '../../contract/definition.ts'
import type { Sheet } from '../spreadsheet/workbook.ts'
import { textStamp } from '../text-stamp.ts'
import type { Report } from './border-finding.ts'
import { cellValue, isName, isYes } from './cell-values.ts'
import { ownPrefix } from './headings.ts'
import { Table } from './table.ts'

export interface ReadSettings {
  /** Where an editor finds the schema of definitions; "" where the form does not say. */
  readonly schema: string
  readonly id: string
  readonly version: string
  /** As the sheet names it; "" where it does not. */
  readonly defaultLanguage: string
  /** By the language as the heading names it. */
  readonly titles: ReadonlyMap<string, string>
  readonly settings: SurveyDefinition['settings']
  readonly choiceLabels: SurveyDefinition['choice_labels']
  readonly mayRepeatChoices: boolean
  /** Cells that the definition does not speak for, or says in other words. */
  readonly kept: Readonly<Record<string, string>>
  readonly further: readonly Readonly<Record<string, string>>[]
  readonly table: Table | undefined
}

/** What a form has that says nothing of it. */
export const settingsByDefault = { target: 1, baseline: { count: 0, source: '' }, parts: ['answers'] }
export const versionByDefault = '1'

/** @param fileName without its ending: the form's id where the sheet gives none */
export function readSettings(sheet: Sheet | undefined, fileName: string, report: Report): ReadSettings {
  const table = sheet && new Table('settings', sheet)
  const [first, ...further] = table?.rows ?? []
  const cell = (id: string): string => (table && first ? table.raw(first, id) : '')
  const own = (name: string): string => cellValue(name, cell(`${ownPrefix}${name}`))
  const rawId = cell('form_id') || fileName
  const rawVersion = cell('version')
  const kept: Record<string, string> = first && table ? table.filled(first, ({ isKnown }) => !isKnown) : {}
  const id = formIdOf(rawId)
  const version = formVersionOf(rawVersion)
  if (id !== rawId) kept['form_id'] = rawId
  if (table?.has('version') && version !== rawVersion) kept['version'] = rawVersion
  const formName = kept['name']?.trim()
  if (table && first && formName && !isName(formName)) {
    report({
      severity: 'error',
      code: 'invalid-name',
      message: `"${formName}" cannot name a form. Begin with a letter and use only letters, digits, "_", "-" and ".".`,
      ...table.at(first.row, 'name'),
    })
  }
  const titles = new Map<string, string>()
  for (const { key, language, id: column } of table?.headings ?? []) {
    const title = key === 'form_title' ? cell(column) : ''
    if (title !== '') titles.set(language, title)
  }
  return {
    schema: own('schema'),
    id,
    version,
    defaultLanguage: cell('default_language').trim(),
    titles,
    settings: ownSettingsFrom(own, cellValue('instance_name', cell('instance_name'))),
    choiceLabels: choiceLabelsFrom(own('choice_labels')),
    mayRepeatChoices: isYes(kept['allow_choice_duplicates'] ?? ''),
    kept,
    further: table ? further.map((row) => table.filled(row)) : [],
    table,
  }
}

/** A form's id as addresses and file names can have it. */
export function formIdOf(raw: string): string {
  const plain = raw
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain === '') return `form-${textStamp(raw)}`
  const named = /^[a-z]./.test(plain) ? plain : `form-${plain}`
  return named.length <= 64 ? named : `${named.slice(0, 55)}-${textStamp(raw)}`
}

export function formVersionOf(raw: string): string {
  const plain = raw
    .trim()
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain === '') return raw.trim() === '' ? versionByDefault : textStamp(raw)
  return plain.length <= 32 ? plain : `${plain.slice(0, 23)}-${textStamp(raw)}`
}

function ownSettingsFrom(own: (name: string) => string, instanceName: string): SurveyDefinition['settings'] {
  const target = Number(own('target'))
  const count = Number(own('baseline_count'))
  const parts = own('parts')
    .split(/[\s,]+/)
    .filter((part) => /^[a-z][a-z_]{0,31}$/.test(part))
  const words = (column: string) =>
    own(column)
      .split(/[\s,]+/)
      .filter((word) => word !== '')
  const names = (column: string) => words(column).filter(isName)
  const [counted, optIns, matrices] = [names('counted'), names('opt_ins'), names('matrices')]
  const name = own('organisation_name')
  const country = own('organisation_country')
  const usable = own('usable')
  const submitWhen = own('submit_when')
  return {
    target: Number.isSafeInteger(target) && target > 0 ? target : settingsByDefault.target,
    baseline: { count: Number.isSafeInteger(count) && count >= 0 ? count : 0, source: own('baseline_source') },
    ...(usable && { usable }),
    ...(submitWhen && { submit_when: submitWhen }),
    ...(instanceName && { instance_name: instanceName }),
    parts: parts.length > 0 ? parts : [...settingsByDefault.parts],
    ...(counted.length > 0 && { counted }),
    ...(optIns.length > 0 && { opt_ins: optIns }),
    ...(matrices.length > 0 && { matrices }),
    ...durationFrom(own('duration_question'), words),
    ...(isName(name) && isName(country) && { organisation: { name, country } }),
  }
}

function durationFrom(
  question: string,
  words: (column: string) => readonly string[],
): Pick<SurveyDefinition['settings'], 'duration'> {
  const [bands, tooFast, tooLong] = (['bands', 'too_fast', 'too_long'] as const).map((key) => [
    ...words(`duration_${key}`),
  ])
  if (!isName(question) || !bands || bands.length === 0) return {}
  return {
    duration: {
      question,
      bands,
      ...(tooFast && tooFast.length > 0 && { too_fast: tooFast }),
      ...(tooLong && tooLong.length > 0 && { too_long: tooLong }),
    },
  }
}

/** `countries=territory` */
function choiceLabelsFrom(text: string): SurveyDefinition['choice_labels'] {
  const lists = text.split(/[\s,]+/).flatMap((pair) => (pair.endsWith('=territory') ? [pair.slice(0, -10)] : []))
  return lists.length > 0 ? Object.fromEntries(lists.map((list) => [list, 'territory' as const])) : undefined
}
