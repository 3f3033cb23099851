/** What a person can answer or read in the app. Apart from the schema, so that phones need not load that. */
export const askedTypes = [
  'text',
  'integer',
  'decimal',
  'range',
  'date',
  'time',
  'dateTime',
  'select_one',
  'select_multiple',
  'rank',
  'note',
  'acknowledge',
  'geopoint',
  'image',
  'audio',
  'video',
  'file',
] as const

/** What is on no page. From `start` on, what other tools note about the device; from `audit` on, what this app does not. */
export const unseenTypes = [
  'calculate',
  'hidden',
  'start',
  'end',
  'today',
  'deviceid',
  'username',
  'phonenumber',
  'email',
  'audit',
  'start-geopoint',
  'background-geopoint',
  'background-audio',
  'csv-external',
  'xml-external',
] as const

/**
 * What the field's tools ask and this app cannot: it loads, says so where it would be asked, and keeps what stands in it.
 * `unsupported` is any further type; its own name is in the column `x`.
 */
export const unsupportedTypes = [
  'barcode',
  'geotrace',
  'geoshape',
  'select_one_from_file',
  'select_multiple_from_file',
  'rank_from_file',
  'unsupported',
] as const

type Question = {
  readonly type: string
  readonly appearance?: string | undefined
  /** The name of its choice list. */
  readonly list?: string | undefined
}

/** Has a place on the page, and nobody can answer it here: such a type, or choices that only head a table. */
export const isUnsupported = ({ type, appearance = '', list = '' }: Question): boolean =>
  (unsupportedTypes as readonly string[]).includes(type) || (list !== '' && appearance.split(/\s+/).includes('label'))
