import { nearestName } from '../../engine/index.ts'
import type { Report } from './border-finding.ts'
import { isYes, referencesIn } from './cell-values.ts'
import type { ReadForm } from './check-form.ts'
import { isTextColumn } from './language-codes.ts'
import type { SurveyRow } from './read-survey.ts'
import { sheetNamed, Table, type TableRow } from './table.ts'

/** `${}` that does not end, holds no name, or names what is not there or is there twice. */
export function checkReferences(form: ReadForm, report: Report): void {
  const { survey, rows, choices, settings, workbook } = form
  const names = countNames(form)
  const look = (table: Table, row: TableRow, id: string): void => {
    const problem = problemOf(table.raw(row, id), names)
    if (problem) report({ severity: 'error', ...problem, ...table.at(row.row, id) })
  }
  for (const { row } of rows) {
    for (const { id, key, isKnown } of survey.headings) {
      if ((isKnown && !['type', 'name', 'trigger'].includes(key)) || /^(?:bind|body|control|instance)::/.test(key))
        look(survey, row, id)
    }
  }
  for (const { table, row } of choices) {
    for (const { id, key, isKnown } of table.headings) if (isKnown && isTextColumn(key)) look(table, row, id)
  }
  for (const row of settings.table?.rows ?? [])
    for (const { id } of settings.table?.headings ?? []) if (settings.table) look(settings.table, row, id)
  const entities = sheetNamed(workbook, 'entities')
  if (!entities) return
  const table = new Table('settings', entities)
  for (const row of table.rows) {
    for (const { id, text } of table.headings)
      if (!/^(?:list_name|list name|dataset|repeat)$/i.test(text.trim())) look(table, row, id)
  }
}

function countNames({ rows, settings }: ReadForm): ReadonlyMap<string, number> {
  const names = new Map<string, number>(isYes(settings.kept['omit_instanceID'] ?? '') ? [] : [['instanceID', 1]])
  for (const read of rows) {
    for (const name of namesOf(read)) names.set(name, (names.get(name) ?? 0) + (isInLoop(read) ? 2 : 1))
  }
  return names
}

/** `or_other` adds a question of its own. */
const namesOf = ({ type, node }: SurveyRow): string[] =>
  type.kind === 'question' && type.hasOther ? [node.name, `${node.name}_other`] : [node.name]

/** What stands in a loop is there once for each choice. */
function isInLoop({ parent }: SurveyRow): boolean {
  for (let above = parent; above; above = above.parent)
    if (above.type.kind === 'begin' && above.type.isLoop) return true
  return false
}

function problemOf(text: string, names: ReadonlyMap<string, number>): { code: string; message: string } | null {
  if (!text.includes('${')) return null
  const references = referencesIn(text)
  if (references === null) {
    return {
      code: 'invalid-reference',
      message: 'A reference begins with "${", goes on with the name of a question and ends with "}".',
    }
  }
  for (const name of references) {
    const count = names.get(name) ?? 0
    if (count === 0) {
      const nearest = nearestName(name, names.keys())
      return {
        code: 'unknown-name',
        message: `There is no question named ${name}.${nearest ? ` Did you mean \${${nearest}}?` : ' Check its spelling.'}`,
      }
    }
    if (count > 1)
      return {
        code: 'ambiguous-name',
        message: `Several rows are named ${name}, so \${${name}} does not tell which one is meant. Rename all but one.`,
      }
  }
  return null
}
