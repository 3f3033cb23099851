import { questionTypes, type SurveyDefinition, type SurveyNode } from '../../contract/definition.ts'
import { cellValue } from './cell-values.ts'
import { expressionColumns, ownColumns, ownPrefix, textColumns } from './headings.ts'
import { impliedConstraint } from './implied-constraint.ts'
import type { LanguageCodes } from './language-codes.ts'
import { formExtraOf, keptCell, nodeExtraOf } from './layout.ts'
import { gapRecords, rawRecord, type SheetRecord } from './records.ts'
import { columnsOf, typeCell } from './row-columns.ts'
import { readRowType } from './row-type.ts'
import type { Words } from './words.ts'

const rowColumns = [...expressionColumns, 'default', 'appearance', 'parameters']

/** The rows of the survey sheet; a spelling that was kept is used as long as it still means what the definition says. */
export function surveyRecords(definition: SurveyDefinition, words: Words, codes: LanguageCodes): SheetRecord[] {
  const records: SheetRecord[] = []
  const visit = (nodes: readonly SurveyNode[]): void => {
    nodes.forEach((node, index) => {
      if (isGenerated(node, nodes[index - 1])) return
      const extra = nodeExtraOf(node.x)
      const hasOther = isGenerated(nodes[index + 1], node)
      records.push(...gapRecords('survey', extra['#before'], codes), recordOf(node, hasOther, words))
      if (node.type !== 'group' && node.type !== 'repeat') return
      visit(node.children)
      records.push(...gapRecords('survey', extra['#before_end'], codes))
      const end = extra['#end'] ?? { type: `end_${node.type}` }
      if (Object.keys(end).length > 0) records.push(rawRecord('survey', end, codes))
    })
  }
  visit(definition.survey)
  return [...records, ...gapRecords('survey', formExtraOf(definition).survey_end, codes)]
}

/** Whether a question stands in the sheet only as the `or_other` of the one before. */
function isGenerated(node: SurveyNode | undefined, before: SurveyNode | undefined): boolean {
  return (
    node !== undefined &&
    before !== undefined &&
    nodeExtraOf(node.x)['#generated'] === true &&
    node.name === `${before.name}_other`
  )
}

function recordOf(node: SurveyNode, hasOther: boolean, words: Words): SheetRecord {
  const record: Record<string, string> = {}
  for (const [id, value] of Object.entries(node.x ?? {})) if (typeof value === 'string') record[id] = value
  record['type'] = typeOf(node, hasOther)
  record['name'] = nameOf(node)
  const places = columnsOf(node.type)
  for (const column of rowColumns) {
    if (!places.includes(column)) continue
    const value: unknown = Object.hasOwn(node, column) ? Reflect.get(node, column) : undefined
    const isUnseen =
      column === 'constraint' && nodeExtraOf(node.x)['#implied'] && value === impliedConstraint(record['type'])
    if (typeof value !== 'string' || value === '' || isUnseen) delete record[column]
    else record[column] = spelled(node, column, value)
  }
  for (const column of ownColumns) {
    const value: unknown = Object.hasOwn(node, column) ? Reflect.get(node, column) : undefined
    if (value === undefined) continue
    const id = `${ownPrefix}${column}`
    const kept = keptCell(node.x, id)
    const text = Array.isArray(value) ? value.join(' ') : String(value)
    const isSame =
      kept !== undefined &&
      cellValue(id, kept)
        .split(/[\s,]+/)
        .join(' ') === text
    record[id] = isSame ? kept : text
  }
  for (const [language, texts] of words) {
    for (const column of textColumns) {
      const text = texts.get(`${node.words ?? node.name}.${column}`)
      if (text !== undefined) record[`${column}::${language}`] = text
    }
  }
  return record
}

function spelled({ x }: SurveyNode, column: string, value: string): string {
  const kept = keptCell(x, column)
  return kept !== undefined && cellValue(column, kept) === value ? kept : value
}

function typeOf(node: SurveyNode, hasOther: boolean): string {
  const kept = keptCell(node.x, 'type')
  if (kept === undefined) return typeCell(node, hasOther)
  const meant = readRowType(kept, questionTypes)
  const list = node.type === 'group' || node.type === 'repeat' ? undefined : node.list
  const isSame =
    (meant.type === node.type || meant.type === `${node.type}_from_file`) &&
    (meant.kind === 'begin' || (meant.kind === 'question' && meant.list === list && meant.hasOther === hasOther))
  return isSame ? kept : typeCell(node, hasOther)
}

/** Names that the reader made up stay out of the sheet. */
function nameOf({ name, x, type }: SurveyNode): string {
  const kept = keptCell(x, 'name')
  const isMadeUp = /^(?:unnamed|generated_note_name)_\d+$/.test(name) || (name === 'audit' && type === 'audit')
  return kept !== undefined && (isMadeUp || cellValue('name', kept) === name) ? kept : name
}
