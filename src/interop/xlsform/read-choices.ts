import type { Choice } from '../../contract/definition.ts'
import type { Report } from './border-finding.ts'
import { cellValue, isYes } from './cell-values.ts'
import { ownPrefix } from './headings.ts'
import type { ChoiceExtra, FormExtra, Gap } from './layout.ts'
import type { Table, TableRow } from './table.ts'

export interface ReadChoice {
  readonly list: string
  readonly choice: Choice
  /** Key of its words: the name, or something longer where another choice of the list has other words. */
  readonly words: string
  readonly row: TableRow
  readonly table: Table
}

export interface ReadChoices {
  readonly choices: readonly ReadChoice[]
  readonly extra: Required<Pick<FormExtra, 'choices' | 'choice_order' | 'choices_end'>>
}

/** Columns whose names a choice has for itself. */
const reserved = new Set(['name', 'words', 'exclusive', 'pinned', '__proto__'])

/** The rows of a sheet of choices, list by list. */
export function readChoices(table: Table, mayRepeat: boolean, report: Report): ReadChoices {
  const choices: ReadChoice[] = []
  const extras: Record<string, Record<string, ChoiceExtra>> = {}
  const order: [string, number][] = []
  const seen = new Map<string, Map<string, string>>()
  const count = new Map<string, number>()
  let gaps: Gap[] = []
  let above = 1
  for (const row of table.rows) {
    if (row.row - above > 1) gaps.push(row.row - above - 1)
    above = row.row
    const list = cellValue('list_name', table.raw(row, 'list_name'))
    if (list === '') {
      gaps.push(table.filled(row))
      continue
    }
    const name = nameOf(table, row, list, report)
    const names = seen.get(list) ?? new Map<string, string>()
    seen.set(list, names)
    const texts = JSON.stringify(table.filled(row, ({ isKnown, key }) => isKnown && isText(key)))
    const words = wordsOf(names, name, texts)
    if (names.has(name) && !mayRepeat) {
      report({
        severity: 'warning',
        code: 'duplicate-choice',
        message: `${name} is in the list ${list} more than once, so an answer does not tell which one was chosen. Rename one, or say allow_choice_duplicates = yes on the settings sheet.`,
        ...table.at(row.row, 'name'),
      })
    }
    names.set(words, texts)
    choices.push({ list, choice: choiceFrom(table, row, name, words), words, row, table })
    const extra = extraOf(table, row, { list, name }, gaps)
    const n = (count.get(JSON.stringify([list, words])) ?? 0) + 1
    count.set(JSON.stringify([list, words]), n)
    if (extra) extras[list] = { ...extras[list], [n === 1 ? words : `${words}##${n}`]: extra }
    gaps = []
    const last = order.at(-1)
    if (last?.[0] === list) last[1] += 1
    else order.push([list, 1])
  }
  const isInOrder = new Set(order.map(([list]) => list)).size === order.length
  return { choices, extra: { choices: extras, choice_order: isInOrder ? [] : order, choices_end: gaps } }
}

export const isText = (key: string): boolean => ['label', 'image', 'big-image', 'audio', 'video'].includes(key)

function nameOf(table: Table, row: TableRow, list: string, report: Report): string {
  const name = cellValue('name', table.raw(row, 'name'))
  if (name !== '' && name !== '__proto__') return name
  report({
    severity: 'error',
    code: 'missing-name',
    message: `A choice of ${list} has no name, and the name is what an answer is kept as. Give it one.`,
    ...table.at(row.row, 'name'),
  })
  return `unnamed_${row.row}`
}

/** Two choices of one name share their words where they say the same. */
function wordsOf(names: ReadonlyMap<string, string>, name: string, texts: string): string {
  let words = name
  for (let n = 2; names.has(words) && names.get(words) !== texts; n += 1) words = `${name}#${n}`
  return words
}

function choiceFrom(table: Table, row: TableRow, name: string, words: string): Choice {
  const columns: Record<string, string | boolean> = {}
  for (const [id, text] of Object.entries(table.filled(row, ({ isKnown }) => !isKnown))) {
    if (!reserved.has(id)) columns[id] = cellValue(id, text)
  }
  for (const own of ['exclusive', 'pinned'] as const) {
    if (isYes(table.raw(row, `${ownPrefix}${own}`))) columns[own] = true
  }
  return { name, ...(words !== name && { words }), ...columns }
}

function extraOf(table: Table, row: TableRow, read: { list: string; name: string }, before: Gap[]): ChoiceExtra | null {
  const cells: Record<string, string> = {}
  for (const { id, key, isKnown } of table.headings) {
    const raw = table.raw(row, id)
    if (raw === '' || (isKnown && isText(key))) continue
    if (reserved.has(id) && !isKnown) cells[id] = raw
    else if (raw !== written(id, raw, read)) cells[id] = raw
  }
  if (Object.keys(cells).length === 0 && before.length === 0) return null
  return { ...(Object.keys(cells).length > 0 && { cells }), ...(before.length > 0 && { before }) }
}

/** What would be written for a cell if nothing of its spelling were kept. */
function written(id: string, raw: string, { list, name }: { list: string; name: string }): string {
  if (id === 'list_name') return list
  if (id === 'name') return name
  return id.startsWith(ownPrefix) ? 'yes' : cellValue(id, raw)
}
