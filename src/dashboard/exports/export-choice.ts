import type { ExportFormat, ExportPart } from '../../contract/exports.ts'
import { address, type Language, routes } from '../../contract/routes.ts'

/** Values that are chosen among, by the name of the query; none chosen is no filter. */
export type ListFilter = 'languages' | 'workshops' | 'channels' | 'modes' | 'states' | 'review' | 'versions'

/** What a coordinator has chosen to take out. */
export interface ExportChoice {
  readonly part: ExportPart
  readonly format: ExportFormat
  readonly table: string
  readonly language: Language
  readonly layout: 'plain' | 'odk' | 'kobo'
  readonly values: 'codes' | 'labels'
  readonly headers: 'names' | 'labels'
  readonly hasPersonal: boolean
  readonly hasSpecial: boolean
  readonly hasMark: boolean
  readonly isRaw: boolean
  readonly isOriginal: boolean
  readonly lists: Readonly<Record<ListFilter, readonly string[]>>
  readonly countries: string
  readonly from: string
  readonly to: string
}

export const firstChoice = (language: Language): ExportChoice => ({
  part: 'answers',
  format: 'xlsx',
  table: '',
  language,
  layout: 'plain',
  values: 'codes',
  headers: 'names',
  hasPersonal: true,
  hasSpecial: false,
  hasMark: true,
  isRaw: false,
  isOriginal: false,
  lists: { languages: [], workshops: [], channels: [], modes: [], states: [], review: [], versions: [] },
  countries: '',
  from: '',
  to: '',
})

/** Which of the choices a format has anything to say about. */
export const has = (format: ExportFormat) => ({
  table: format === 'csv' || format === 'sav',
  language: format !== 'json',
  columns: format === 'csv' || format === 'xlsx',
  csv: format === 'csv',
})

/** The filter as a query; the parts kept apart know only day, language and version. */
export function filterQuery({
  part,
  lists,
  countries,
  from,
  to,
  hasSpecial,
  hasPersonal,
  isOriginal,
}: ExportChoice): URLSearchParams {
  const query = new URLSearchParams()
  const set = (name: string, value: string) => {
    if (value !== '') query.set(name, value)
  }
  for (const [name, values] of Object.entries(lists))
    if (part === 'answers' || name === 'languages' || name === 'versions' || name === 'states')
      set(name, values.join(','))
  if (part === 'answers') set('countries', (countries.toUpperCase().match(/[A-Z]{2}/g) ?? []).join(','))
  set('from', from)
  set('to', to)
  if (part === 'answers' && isOriginal) query.set('edits', 'original')
  if (hasSpecial) query.set('special', 'yes')
  if (!hasPersonal) query.set('personal', 'no')
  return query
}

const routeOf = {
  answers: routes.coordinatorExportAnswers,
  mapping: routes.coordinatorExportMapping,
  contacts: routes.coordinatorExportContacts,
  leaders: routes.coordinatorExportLeaders,
} as const satisfies Record<ExportPart, string>

/** Where the browser fetches the file. */
export function exportAddress(choice: ExportChoice): string {
  const { format, part } = choice
  const query = filterQuery(choice)
  const asks = has(format)
  if (asks.table && choice.table !== '') query.set('table', choice.table)
  if (asks.language) query.set('language', choice.language)
  if (asks.columns) {
    query.set('layout', choice.layout)
    query.set('values', choice.values)
    query.set('headers', choice.headers)
  }
  if (asks.csv) {
    if (!choice.hasMark) query.set('bom', 'no')
    if (choice.isRaw) query.set('formulas', 'raw')
  }
  return `${address(routeOf[part], { format })}?${query}`
}
