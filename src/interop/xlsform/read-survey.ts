import { ownValues, questionTypes, type SurveyNode } from '../../contract/definition.ts'
import type { Report } from './border-finding.ts'
import { cellValue, isName, isYes } from './cell-values.ts'
import { ownColumns, ownPrefix } from './headings.ts'
import { impliedConstraint } from './implied-constraint.ts'
import { isTextColumn } from './language-codes.ts'
import type { Gap } from './layout.ts'
import { columnsOf, typeCell } from './row-columns.ts'
import { type RowType, readRowType } from './row-type.ts'
import type { Table, TableRow } from './table.ts'

/** A row of the survey sheet that opens a group or asks something. */
export interface SurveyRow {
  readonly row: TableRow
  readonly type: RowType & { kind: 'begin' | 'question' }
  readonly node: SurveyNode
  readonly parent: SurveyRow | undefined
  /** JSON pointer into the definition. */
  readonly pointer: string
}

export interface ReadSurvey {
  readonly nodes: SurveyNode[]
  /** In the order of the sheet; questions that a type such as `or_other` adds are not among them. */
  readonly rows: readonly SurveyRow[]
  readonly end: readonly Gap[]
}

interface Open {
  readonly children: SurveyNode[]
  readonly row: SurveyRow | undefined
}

/** The rows of the survey sheet as a tree. What cannot be placed is reported, and kept as a comment. */
export function readSurvey(table: Table, report: Report): ReadSurvey {
  const rows: SurveyRow[] = []
  const nodes: SurveyNode[] = []
  const open: Open[] = [{ children: nodes, row: undefined }]
  let gaps: Gap[] = []
  let above = 1
  for (const row of table.rows) {
    if (row.row - above > 1) gaps.push(row.row - above - 1)
    above = row.row
    const here = open.at(-1) ?? { children: nodes, row: undefined }
    if (isComment(table, row, report)) {
      gaps.push(table.filled(row))
      continue
    }
    const type = readRowType(table.raw(row, 'type'), questionTypes)
    if (type.kind === 'end') {
      if (here.row?.node.type === type.type) {
        open.pop()
        setEnd(here.row.node, table.filled(row), gaps)
        gaps = []
      } else {
        const message = `This ends a ${type.type}, and ${here.row ? `what is open here is the ${here.row.node.type} ${here.row.node.name} of row ${here.row.row.row}` : 'nothing is open here'}. Take it out, or put it where it belongs.`
        report({ severity: 'error', code: 'unmatched-end', message, ...table.at(row.row, 'type') })
        gaps.push(table.filled(row))
      }
      continue
    }
    const node = nodeFrom(table, row, type, gaps, report)
    gaps = []
    const pointer = `${here.row ? `${here.row.pointer}/children` : '/survey'}/${here.children.length}`
    const read: SurveyRow = { row, type, node, parent: here.row, pointer }
    here.children.push(node)
    rows.push(read)
    if (node.type === 'group' || node.type === 'repeat') open.push({ children: node.children, row: read })
    if (type.kind === 'question' && type.hasOther) here.children.push(otherQuestion(node.name))
  }
  for (const { row } of open) {
    if (!row) continue
    // An end without cells is one that is not there.
    row.node.x = { ...row.node.x, '#end': {} }
    reportUnclosed(table, row, report)
  }
  return { nodes, rows, end: gaps }
}

function reportUnclosed(table: Table, { row, node }: SurveyRow, report: Report): void {
  const message = `The ${node.type} ${node.name} begins here and ends nowhere. Add a row with the type "end_${node.type}" after its last question.`
  report({ severity: 'error', code: 'unmatched-begin', message, ...table.at(row.row, 'type') })
}

/** Rows without a type are notes of the author, and so are those that are switched off. */
function isComment(table: Table, row: TableRow, report: Report): boolean {
  if (isYes(table.raw(row, 'disabled'))) {
    const message = 'This row is switched off, so it is not part of the form. It is kept as a comment.'
    report({ severity: 'warning', code: 'disabled-row', message, ...table.at(row.row, 'disabled') })
    return true
  }
  if (table.raw(row, 'type') !== '') return false
  const isMeant = Object.keys(table.filled(row, ({ key }) => key === 'name' || key === 'label')).length > 0
  report({
    severity: isMeant ? 'error' : 'warning',
    code: isMeant ? 'missing-type' : 'comment-row',
    message: isMeant
      ? 'This question has no type. Give it one, such as text, integer or select_one.'
      : 'This row has no type, so it is no question. It is kept as a comment.',
    ...table.at(row.row, 'type'),
  })
  return true
}

function nodeFrom(
  table: Table,
  row: TableRow,
  type: RowType & { kind: 'begin' | 'question' },
  before: Gap[],
  report: Report,
): SurveyNode {
  const draft: Record<string, unknown> = { type: type.type, name: nameOf(table, row, type, report) }
  if (type.kind === 'question' && type.list !== undefined) draft['list'] = type.list
  const x: Record<string, unknown> = table.filled(row, ({ isKnown }) => !isKnown)
  const rawName = table.raw(row, 'name')
  if (rawName !== draft['name']) x['name'] = rawName
  const known = columnsOf(type.type as SurveyNode['type']) // it came from the list of types
  for (const { id, key, isKnown } of table.headings) {
    const raw = table.raw(row, id)
    if (raw === '' || !isKnown || key === 'type' || key === 'name' || isTextColumn(key)) continue
    if (key.startsWith(ownPrefix)) readOwn(draft, x, key, raw)
    else if (known.includes(key)) {
      const value = cellValue(key, raw)
      draft[key] = value
      if (value !== raw) x[key] = raw
    } else x[key] = raw
  }
  const rawType = table.raw(row, 'type')
  const implied = impliedConstraint(rawType)
  if (implied !== undefined && draft['constraint'] === undefined) {
    draft['constraint'] = implied
    x['#implied'] = true
  }
  const node = (type.kind === 'begin' ? { ...draft, children: [] } : draft) as SurveyNode // `loadForm` looks at every value
  if (rawType !== typeCell(node, type.kind === 'question' && type.hasOther)) x['type'] = rawType
  if (before.length > 0) x['#before'] = before
  if (Object.keys(x).length > 0) node.x = x
  return node
}

function nameOf(table: Table, row: TableRow, type: RowType, report: Report): string {
  const name = cellValue('name', table.raw(row, 'name'))
  if (name !== '' && isName(name)) return name
  if (name === '' && type.type === 'audit') return 'audit'
  // As pyxform names them, so that the columns of the data stay the same.
  if (name === '' && type.type === 'note') return `generated_note_name_${row.row}`
  const message =
    name === ''
      ? 'This row has no name, and the name is the column of its answers. Give it one.'
      : `"${name}" cannot be a name. Begin with a letter and use only letters, digits, "_", "-" and ".".`
  report({
    severity: 'error',
    code: name === '' ? 'missing-name' : 'invalid-name',
    message,
    ...table.at(row.row, 'name'),
  })
  return `unnamed_${row.row}`
}

/** Columns that only our definitions have; what none of ours can hold is kept like that of another tool. */
function readOwn(draft: Record<string, unknown>, x: Record<string, unknown>, key: string, raw: string): void {
  const column = ownColumns.find((own) => `${ownPrefix}${own}` === key)
  const text = cellValue(key, raw)
  const value = column === 'output' ? text.split(/[\s,]+/) : text
  const isFit = column !== undefined && ownValues[column].safeParse(value).success
  if (isFit) draft[column] = value
  if (!isFit || raw !== (Array.isArray(value) ? value.join(' ') : value)) x[key] = raw
}

function setEnd(node: SurveyNode, cells: Readonly<Record<string, string>>, before: Gap[]): void {
  const isPlain = Object.keys(cells).length === 1 && cells['type'] === `end_${node.type}`
  const extra = { ...(!isPlain && { '#end': cells }), ...(before.length > 0 && { '#before_end': before }) }
  if (Object.keys(extra).length > 0) node.x = { ...node.x, ...extra }
}

/** What `or_other` asks when "other" was chosen. */
function otherQuestion(name: string): SurveyNode {
  return {
    type: 'text',
    name: `${name}_other`,
    relevant: `selected(\${${name}}, 'other')`,
    x: { '#generated': true },
  }
}
