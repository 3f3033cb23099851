import type { Report } from './border-finding.ts'
import type { ReadForm } from './check-form.ts'
import type { SurveyRow } from './read-survey.ts'
import { sheetNamed } from './table.ts'

const fileTypes = /^[^.]+\.(?:csv|xml|geojson)$/i

/** Choice lists that are not there, or cannot be used as a row says. */
export function checkLists(form: ReadForm, report: Report): void {
  const { survey, rows, choices } = form
  const lists = new Map<string, string[]>()
  for (const { list, choice } of choices) {
    const there = lists.get(list)
    if (there) there.push(choice.name)
    else lists.set(list, [choice.name])
  }
  const tables = new Map<SurveyRow, string>()
  for (const read of rows) {
    const { row, type, node, parent } = read
    const list = type.kind === 'begin' ? (type.isLoop ? (type.list ?? '') : undefined) : type.list
    if (list === undefined) continue
    const fail = (code: string, message: string, column = 'type') =>
      report({ severity: 'error', code, message, ...survey.at(row.row, column) })
    if (node.type.endsWith('_from_file')) {
      if (!fileTypes.test(list))
        fail('unknown-file-type', `Choices come from files that end in .csv, .xml or .geojson, and "${list}" does not.`)
      continue
    }
    if (!isThere(form, read, list, lists)) {
      const from = isExternal(form, read) ? 'external_choices' : 'choices'
      const message =
        list === ''
          ? 'A loop needs the name of a choice list.'
          : `There is no list ${list} on the sheet "${from}". Add it, or correct its name.`
      fail('unknown-list', message)
      continue
    }
    const spaced = node.type === 'select_multiple' ? lists.get(list)?.find((name) => /\s/.test(name)) : undefined
    if (spaced !== undefined)
      fail(
        'invalid-choice',
        `The choice "${spaced}" of ${list} has a space in its name, and spaces part the answers of a select_multiple. Rename it.`,
      )
    const filter = survey.raw(row, 'choice_filter')
    if (type.kind === 'question' && type.hasOther && filter !== '')
      fail(
        'filtered-other',
        '"or_other" cannot be used with a choice_filter. Add the choice "other" and a question behind it.',
        'choice_filter',
      )
    checkTable(read, parent, list, filter, tables, fail)
  }
}

function isThere(
  form: ReadForm,
  read: SurveyRow,
  list: string,
  lists: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (list.includes('${')) return true
  if (isExternal(form, read))
    return form.choices.some((each) => each.list === list && each.table === externalTable(form))
  return lists.has(list) || fileTypes.test(list)
}

const isExternal = ({ survey }: ReadForm, { row }: SurveyRow): boolean =>
  /^select[ _]one[ _]external /i.test(survey.raw(row, 'type').trim())

function externalTable({ workbook, choiceTables }: ReadForm) {
  const name = sheetNamed(workbook, 'external_choices')?.name
  return choiceTables.find((table) => table.name === name)
}

/** The rows of one table share its head, so they must have the same choices. */
function checkTable(
  { node }: SurveyRow,
  parent: SurveyRow | undefined,
  list: string,
  filter: string,
  tables: Map<SurveyRow, string>,
  fail: (code: string, message: string, column?: string) => void,
): void {
  if (!parent?.node.appearance?.split(/\s+/).includes('table-list') || node.type === 'group' || node.type === 'repeat')
    return
  const first = tables.get(parent)
  if (first === undefined) {
    tables.set(parent, list)
    if (filter !== '')
      fail(
        'filtered-table',
        'Choices of a table-list cannot be filtered. Take the filter or the appearance out.',
        'choice_filter',
      )
  } else if (first !== list) {
    fail(
      'mixed-table',
      `The rows of a table-list have the same choices; the first one has ${first}. Use it here, or take the row out of the group.`,
    )
  }
}
