// A spreadsheet runs a cell that begins like a formula. The full-width forms are read as the plain ones where Chinese
// or Japanese is typed.
const trigger = '[=+\\-@\\t\\r\\0\\uFF1D\\uFF0B\\uFF0D\\uFF20]'
const dangerous = new RegExp(`^(?='*${trigger})`)
const neutralised = new RegExp(`^'(?='*${trigger})`)

/**
 * A text that no spreadsheet takes for a formula: an apostrophe in front of what begins like one.
 * Also of what begins with apostrophes before that, so that `plainText` gives back exactly what was there.
 * @source OWASP, CSV Injection; ASVS 5.0, 1.2.10
 */
export const formulaSafe = (text: string): string => text.replace(dangerous, "'")

/** The way back. */
export const plainText = (text: string): string => text.replace(neutralised, '')
