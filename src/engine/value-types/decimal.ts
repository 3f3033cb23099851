import { plainDigits, ungroup } from './integer.ts'

/** Decimal numbers, written as `-12.5` and, as the field's own engines have it, `12.0`: without other needless zeros. */
export function normaliseDecimal(text: string): string | undefined {
  const plain = plainDecimal(text)
  return plain === undefined || plain.includes('.') ? plain : `${plain}.0`
}

/** A number with one of `.`, `,` and `٫` as decimal mark; whole ones without a fraction. */
export function plainDecimal(text: string): string | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(ungroup(plainDigits(text))?.replace(/[,٫]/, '.') ?? 'x')
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  if (whole + fraction === '' || whole.length + fraction.length > 30) return undefined
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  const rest = fraction.replace(/0+$/, '')
  const number = rest === '' ? digits : `${digits}.${rest}`
  return sign === '-' && number !== '0' ? `-${number}` : number
}
