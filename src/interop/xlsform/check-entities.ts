import type { Report } from './border-finding.ts'
import { isName, referencesIn } from './cell-values.ts'
import type { ReadForm } from './check-form.ts'
import { type EntityUse, placeEntities } from './entity-places.ts'
import type { SurveyRow } from './read-survey.ts'
import { sheetNamed, Table, type TableRow } from './table.ts'

const columns = new Set(['dataset', 'entity_id', 'create_if', 'update_if', 'repeat', 'label'])

interface Entity extends EntityUse {
  readonly at: TableRow
  readonly properties: Set<string>
}

/** The sheet `entities` and the column `save_to`: this app carries them along, and ODK Central works with them. */
export function checkEntities(form: ReadForm, report: Report): void {
  const { survey, rows, workbook } = form
  const sheet = sheetNamed(workbook, 'entities')
  const table = sheet ? new Table('settings', sheet) : undefined
  const entities = new Map<string, Entity>()
  for (const row of table?.rows ?? []) if (table) readEntity(table, row, rows, entities, report)
  const column = survey.headings.find(({ text }) => /^(?:save_to|bind::entities:saveto)$/i.test(text.trim()))
  if (column) {
    for (const row of survey.rows) {
      const target = survey.raw(row, column.id).trim()
      const read = rows.find((each) => each.row === row)
      const problem = target === '' ? null : saveToProblem(target, read, entities)
      if (problem)
        report({ severity: 'error', code: 'invalid-save-to', message: problem, ...survey.at(row.row, column.id) })
    }
  }
  const conflict = placeEntities([...entities.values()])
  if (conflict && table)
    report({ severity: 'error', code: 'entity-place', message: conflict.message, ...table.at(conflict.row) })
}

function readEntity(
  table: Table,
  row: TableRow,
  rows: readonly SurveyRow[],
  entities: Map<string, Entity>,
  report: Report,
): void {
  const cells = new Map(table.headings.map(({ id, text }) => [columnName(text), table.raw(row, id).trim()]))
  const name = cells.get('dataset') ?? ''
  const problem = entityProblem(name, cells, entities)
  if (problem) report({ severity: 'error', code: 'invalid-entity', message: problem, ...table.at(row.row) })
  const names = ['entity_id', 'create_if', 'update_if', 'label'].flatMap(
    (column) => referencesIn(cells.get(column) ?? '') ?? [],
  )
  const uses = rows.filter(({ node }) => names.includes(node.name)).map((read) => ({ read, isProperty: false }))
  entities.set(name, { name, row: row.row, at: row, uses, properties: new Set() })
}

function columnName(text: string): string {
  const name = text.trim().toLowerCase().replaceAll(' ', '_')
  return name === 'list_name' ? 'dataset' : name
}

function entityProblem(
  name: string,
  cells: ReadonlyMap<string, string>,
  entities: ReadonlyMap<string, Entity>,
): string | null {
  const foreign = [...cells.keys()].find((column) => column !== '' && !columns.has(column))
  if (foreign !== undefined) return `The sheet "entities" has no column ${foreign}. Check its spelling.`
  if (name === '') return 'An entity list needs a name, in the column list_name.'
  if (name.startsWith('__') || name.includes('.') || !isName(name))
    return `"${name}" cannot name an entity list: letters, digits, "_" and "-", and no two underscores at the beginning.`
  if (entities.has(name)) return `The entity list ${name} is there twice. Keep one row for each list.`
  const has = (column: string) => (cells.get(column) ?? '') !== ''
  if (!has('entity_id') && has('update_if')) return 'Entities are updated by their entity_id. Add it, or use create_if.'
  if (has('entity_id') && has('create_if') && !has('update_if'))
    return 'With entity_id and create_if, update_if must say when to update.'
  return has('entity_id') || has('label') ? null : `New entities of ${name} need a label.`
}

function saveToProblem(
  text: string,
  read: SurveyRow | undefined,
  entities: ReadonlyMap<string, Entity>,
): string | null {
  if (entities.size === 0) return 'save_to needs a sheet "entities" with a list to save to.'
  const [first = '', second, ...more] = text.split('#')
  if (more.length > 0) return 'save_to has one "#" at most.'
  if (second === undefined && entities.size > 1)
    return 'There are several entity lists. Write the list before the property, as in list#property.'
  const entity = second === undefined ? [...entities.values()][0] : entities.get(first)
  const property = second ?? first
  if (!entity) return `There is no entity list ${first}. Check its spelling.`
  if (!read || read.type.kind === 'begin')
    return 'Groups and repeats cannot be saved as a property. Move save_to to a question.'
  if (/^(?:name|label)$/i.test(property)) return `A property cannot be named ${property}.`
  if (property.startsWith('__') || !isName(property))
    return `"${property}" cannot name a property: letters, digits, "_", "-" and ".", beginning with a letter.`
  if (entity.properties.has(property)) return `${property} is saved by another row already. Remove one of them.`
  entity.properties.add(property)
  entity.uses.push({ read, isProperty: true })
  return null
}
