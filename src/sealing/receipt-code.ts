import { type RandomBytes, randomBytes } from './random.ts'

// Without 0 O 1 I L U: what is copied by hand from a cracked screen must not be read two ways.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 12
// 256 is no multiple of 30; the bytes above the last whole multiple would favour the first letters.
const fairBytes = 256 - (256 % alphabet.length)

/** A receipt code: 12 characters, about 58.9 bits. Only the respondent keeps it. */
export function newReceiptCode(random: RandomBytes = randomBytes): string {
  let code = ''
  while (code.length < codeLength) {
    for (const byte of random(codeLength)) {
      if (byte < fairBytes && code.length < codeLength) code += alphabet[byte % alphabet.length]
    }
  }
  return code
}

/** As it is shown: `ABCD-2345-WXYZ`. */
export const formatReceiptCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''

/**
 * Reads a code as people type it: small letters, blanks, dashes of any kind, Arabic-Indic and Persian digits.
 * @returns the 12 characters, or null where it cannot be a receipt code
 */
export function readReceiptCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
  return code.length === codeLength && [...code].every((character) => alphabet.includes(character)) ? code : null
}
