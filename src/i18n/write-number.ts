import type { Language } from '../contract/routes.ts'
import { formattingTag } from './language.ts'

type Marks = { readonly group: string; readonly digitsBeforeGrouping: number; readonly minus: string }

/** CLDR 48: the sign between thousands, and from how many digits on it stands. */
const marks: Readonly<Record<Language, Marks>> = {
  en: { group: ',', digitsBeforeGrouping: 4, minus: '-' },
  es: { group: '.', digitsBeforeGrouping: 5, minus: '-' },
  fr: { group: '\u202f', digitsBeforeGrouping: 4, minus: '-' },
  sq: { group: '\u00a0', digitsBeforeGrouping: 5, minus: '-' },
  // The mark keeps the sign before the digits in a line that runs from right to left.
  ar: { group: ',', digitsBeforeGrouping: 4, minus: '\u200e-' },
}

/**
 * A number as people of the language write it. Whole numbers are written here as `Intl.NumberFormat` would write them,
 * which a test holds against it: the first use of that one keeps an old phone busy for 0.4 s, and every visit begins with
 * a whole number.
 */
export function writeNumber(tag: Language, value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0))
    return new Intl.NumberFormat(formattingTag(tag)).format(value)
  const { group, digitsBeforeGrouping, minus } = marks[tag]
  const digits = String(Math.abs(value))
  const grouped = digits.length < digitsBeforeGrouping ? digits : digits.replace(/\B(?=(\d{3})+$)/g, group)
  return (value < 0 ? minus : '') + grouped
}
