import type { SurveyQuestion } from '../../contract/definition.ts'
import type { ExportWords } from '../export/export-words.ts'

/** What a cell means as an answer to a question. */
export interface CellReading {
  /** As the engine takes it; "" when nothing of the cell could be read. */
  readonly value: string
  /** Something in the cell is none of the choices. */
  readonly isUnknown: boolean
}

/** @returns codes of one list by code or words of any language, compared without case, marks and spaces */
export function createChoiceReader(translations: readonly ExportWords[]) {
  const lists = new Map<string, ReadonlyMap<string, string>>()

  function codesOf(list: string, codes: readonly string[]): ReadonlyMap<string, string> {
    const known = lists.get(list)
    if (known) return known
    const found = new Map<string, string>()
    // Words first, codes over them: a code says exactly what is meant.
    for (const words of translations) for (const code of codes) found.set(fold(words.choice(list, code)), code)
    for (const code of codes) found.set(fold(code), code)
    lists.set(list, found)
    return found
  }

  return function read(question: SurveyQuestion, choices: readonly string[], cell: string): CellReading {
    const text = cell.trim()
    if (question.type === 'acknowledge') return acknowledge(text, translations)
    if (question.list === undefined || text === '') return { value: text, isUnknown: false }
    const codes = codesOf(question.list, choices)
    const whole = codes.get(fold(text))
    if (whole !== undefined) return { value: whole, isUnknown: false }
    if (question.type === 'select_one') return { value: '', isUnknown: true }
    const tokens = tokensOf(text, codes)
    const found = tokens.flatMap((token) => codes.get(fold(token)) ?? [])
    return { value: [...new Set(found)].join(' '), isUnknown: found.length < tokens.length }
  }
}

/** By semicolon, line or bar as people separate words; by comma or space where that makes sense of more of it. */
function tokensOf(text: string, codes: ReadonlyMap<string, string>): readonly string[] {
  const ways = [/[;|\n]+/, /[;|\n,،]+/, /[;|\n,،\s]+/].map((separator) =>
    text
      .split(separator)
      .map((token) => token.trim())
      .filter((token) => token !== ''),
  )
  const unread = (tokens: readonly string[]) => tokens.filter((token) => !codes.has(fold(token))).length
  return ways.reduce((best, way) => (unread(way) < unread(best) ? way : best))
}

const yes = new Set(['ok', '1', 'true', 'x', '✓', '✔'])
const no = new Set(['0', 'false'])

function acknowledge(text: string, translations: readonly ExportWords[]): CellReading {
  const plain = fold(text)
  const says = (key: string) => translations.some((words) => fold(words.text(key)) === plain)
  if (yes.has(plain) || says('exports.yes.value')) return { value: 'OK', isUnknown: false }
  return { value: '', isUnknown: plain !== '' && !no.has(plain) && !says('exports.no.value') }
}

/** As a person compares: `Ayuda  jurídica` is `ayuda juridica`. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
