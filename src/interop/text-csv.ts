import type { ExpectedText } from './expected-texts.ts'
import { readCsv } from './read-csv.ts'
import { placeholdersOf } from './text-placeholders.ts'
import { pluralExamples } from './text-plurals.ts'

/** One text on a translator's sheet; `key` is `namespace:key`, as i18next writes it. */
export interface TextRow {
  readonly key: string
  readonly note: string
  readonly english: string
  readonly translation: string
}

/** A sheet for translators: UTF-8 with a byte order mark, which some spreadsheets need to see that it is UTF-8. */
export function writeTextCsv(language: string, rows: readonly TextRow[]): string {
  const lines = [
    ['key', 'note', 'en', language],
    ...rows.map((row) => [row.key, row.note, row.english, row.translation]),
  ]
  return `\uFEFF${lines.map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`
}

/** The way back; the heading of the fourth column names the language. */
export function readTextCsv(
  file: string,
): { status: 'ok'; language: string; rows: readonly TextRow[] } | { status: 'failed'; message: string } {
  const [heading, ...lines] = readCsv(file)
  const [first, , third, language = ''] = heading ?? []
  if (first !== 'key' || third !== 'en' || !/^[a-z]{2,3}$/.test(language))
    return { status: 'failed', message: 'the first line must read: key, note, en, and the language of the translation' }
  const short = lines.findIndex((cells) => cells.length < 3)
  if (short >= 0) return { status: 'failed', message: `row ${short + 2} has fewer than three cells` }
  const rows = lines.map(([key = '', note = '', english = '', translation = '']) => ({
    key: key.trim(),
    note: plain(note),
    english: plain(english),
    translation: plain(translation).trim(),
  }))
  return { status: 'ok', language, rows }
}

/** What a translator must know of one text besides its English. */
export function translatorsNote(text: ExpectedText, language: string): string {
  const placeholders = placeholdersOf(text.english)
  const examples = text.category ? pluralExamples(language, text.category) : []
  return [
    placeholders.length > 0 && `Keep unchanged: ${placeholders.join(' ')}.`,
    text.category &&
      `Plural form "${text.category}"${examples.length > 0 ? `, for example ${examples.join(', ')}` : ''}.`,
    text.mayOmitCount && 'The number may be left out.',
  ]
    .filter(Boolean)
    .join(' ')
}

// A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text, and `plain` takes it off again.
const quote = (cell: string) => `"${cell.replace(/^(?='*[=+\-@\t])/, "'").replaceAll('"', '""')}"`
const plain = (cell: string) => cell.replace(/^'(?='*[=+\-@\t])/, '')
