/**
 * What every typed text goes through: no blanks around it, one way to write each letter (NFC),
 * and nothing that databases and JSON refuse (lone surrogates, NUL and its kin).
 */
export function tidy(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/(?![\t\n\r])\p{Cc}/gu, '')
    .normalize('NFC')
    .trim()
}

/** Arabic-Indic and Persian digits as ASCII ones. */
export function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const code = digit.charCodeAt(0)
    // No findLast here: the oldest browsers that we serve do not have it.
    return String(code >= 0x06f0 ? code - 0x06f0 : code - 0x0660)
  })
}
