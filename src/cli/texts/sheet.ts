import { type ExpectedText, expectedTexts } from '../../interop/expected-texts.ts'
import { mergeTexts } from '../../interop/merge-texts.ts'
import { readTextCsv, type TextRow, translatorsNote, writeTextCsv } from '../../interop/text-csv.ts'
import { comparePlaceholders } from '../../interop/text-placeholders.ts'
import { textStamp } from '../../interop/text-stamp.ts'
import { flattenTexts } from '../../interop/text-tree.ts'
import type { LocaleFiles } from './locale-files.ts'

/** Every text of one language as a sheet for translators; texts not yet translated have an empty last cell. */
export function exportSheet(files: LocaleFiles, language: string): string {
  const namespaces = files.namespaces()
  const texts = files.texts(language, namespaces)
  const rows = namespaces.flatMap(({ name, english, survey }): TextRow[] => {
    const given = flattenTexts(texts.get(name) ?? {})
    return expectedTexts(english, language, survey === undefined).map((text) => ({
      key: `${name}:${text.key}`,
      note: translatorsNote(text, language),
      english: text.english,
      translation: given.get(text.key) ?? '',
    }))
  })
  return writeTextCsv(language, rows)
}

/**
 * Takes a translators' sheet in, all of it or nothing. A row without a translation leaves what is there; a row whose
 * English is older than ours is taken, and shows as stale.
 * @returns how many texts came in, or every reason why none did
 */
export function importSheet(
  files: LocaleFiles,
  sheet: string,
  languages: readonly string[],
): { status: 'ok'; language: string; count: number } | { status: 'failed'; messages: readonly string[] } {
  const read = readTextCsv(sheet)
  if (read.status === 'failed') return { status: 'failed', messages: [read.message] }
  const { language } = read
  if (!languages.includes(language) || language === 'en')
    return { status: 'failed', messages: [`"${language}" is not one of the languages that are translated into`] }
  const namespaces = files.namespaces()
  const expected = new Map<string, ExpectedText>(
    namespaces.flatMap(({ name, english, survey }) =>
      expectedTexts(english, language, survey === undefined).map((text) => [`${name}:${text.key}`, text] as const),
    ),
  )
  const rows = read.rows.filter(({ translation }) => translation !== '')
  const messages = rows.flatMap(({ key, english, translation }) => {
    const text = expected.get(key)
    if (!text) return [`${key}: no such text`]
    const { lost, unknown } = comparePlaceholders(english, translation, text.mayOmitCount)
    return [
      ...(lost.length > 0 ? [`${key}: lacks ${lost.join(' ')}`] : []),
      ...(unknown.length > 0 ? [`${key}: has ${unknown.join(' ')}, which the English does not have`] : []),
    ]
  })
  if (messages.length > 0) return { status: 'failed', messages }

  const texts = files.texts(language, namespaces)
  const translations = new Map(rows.map(({ key, translation }) => [key, translation]))
  for (const { name, english, survey } of namespaces) {
    const given = flattenTexts(texts.get(name) ?? {})
    for (const [key, translation] of translations)
      if (key.startsWith(`${name}:`)) given.set(key.slice(name.length + 1), translation)
    files.writeTexts(language, name, mergeTexts(english, language, survey === undefined, given))
  }
  const stamps = Object.fromEntries(rows.map(({ key, english }) => [key, textStamp(english)]))
  files.writeStamps(language, { ...files.stamps(language), ...stamps })
  return { status: 'ok', language, count: rows.length }
}
