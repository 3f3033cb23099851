import { endsOf } from '../../analysis/index.ts'
import type { Language } from '../../contract/routes.ts'
import type { ExportWords } from '../../interop/export/export-words.ts'

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

// Arabic is written with Latin digits here, as on every other page.
const formattingTag = (language: Language) => (language === 'ar' ? 'ar-u-nu-latn' : language)

/** Words and figures of one language, ready to stand in HTML. */
export interface PageWords {
  /** A text of the desk's file, with its placeholders filled. */
  readonly text: (key: string, values?: Readonly<Record<string, string>>) => string
  readonly label: (name: string) => string
  /** A choice, a point of a scale, or a band. */
  readonly code: (list: string | null, code: string) => string
  readonly number: (value: number) => string
  readonly day: (iso: string) => string
}

export function createPageWords(language: Language, words: ExportWords): PageWords {
  const tag = formattingTag(language)
  const numbers = new Intl.NumberFormat(tag)
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })
  const text: PageWords['text'] = (key, values = {}) =>
    escapeHtml(words.text(key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''))
  // Years are written without separators, and bands stand on the public page for years only.
  const band = (code: string): string => {
    const ends = endsOf(code)
    if (!ends) return escapeHtml(code)
    const { from, below } = ends
    if (from === null) return text('analysis.below.band', { n: String((below ?? 0) - 1) })
    return below === null ? text('analysis.from.band', { n: String(from) }) : `${from}–${below - 1}`
  }
  return {
    text,
    label: (name) => escapeHtml(words.label(name) ?? name),
    code: (list, code) => (list === null ? band(code) : escapeHtml(words.choice(list, code))),
    number: (value) => numbers.format(value),
    day: (iso) => days.format(new Date(`${iso}T00:00:00Z`)),
  }
}
