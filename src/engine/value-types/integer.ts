import { asciiDigits, tidy } from './tidy.ts'

const max = 2_147_483_647

/**
 * Whole numbers of 32 bits. Blanks and ٬ may part thousands; a point or a comma is never guessed at,
 * because 1.500 is one and a half to some and fifteen hundred to others.
 * @source https://getodk.github.io/xforms-spec/#data-types
 */
export function normaliseInteger(text: string): string | undefined {
  const plain = ungroup(plainDigits(text))
  if (plain === undefined || !/^[+-]?\d{1,12}$/.test(plain)) return undefined
  const number = Number(plain)
  return number > max || number < -max - 1 ? undefined : String(number === 0 ? 0 : number)
}

/** ASCII digits and an ASCII minus, whatever script they were typed in. */
export function plainDigits(text: string): string {
  return asciiDigits(tidy(text)).replace(/^[\u2212\u2013]/, '-')
}

/** Takes out separators of thousands where every group after the first has three digits; otherwise undefined. */
export function ungroup(text: string): string | undefined {
  if (!/[\s٬]/.test(text)) return text
  return /^[+-]?\d{1,3}(?:[\s٬]\d{3})+(?!\d)/.test(text) ? text.replace(/[\s٬]/g, '') : undefined
}
