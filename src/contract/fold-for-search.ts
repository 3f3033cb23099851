/**
 * Makes two spellings of one word equal: case, accents, Arabic letter variants, vowel signs and stretching.
 * For searching only; what a person typed is stored as typed.
 * @source Unicode TR 15 (NFKD); the Arabic foldings are those common in Arabic search engines
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
