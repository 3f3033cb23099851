const yes = new Set(['yes', 'true', 'true()'])
const no = new Set(['no', 'false', 'false()'])

/** Columns in which "yes" and "no" stand for expressions. */
const conditions = new Set(['relevant', 'required', 'readonly', 'constraint', 'calculation'])

/**
 * What a cell means to the definition: without the no-break spaces and curly quotation marks that word processors put in,
 * and with `true()` for "yes". Texts for people never come here.
 */
export function cellValue(column: string, raw: string): string {
  const plain = raw
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .trim()
  if (column === 'trigger') return plain.replace(/^[\s,]+|[\s,]+$/g, '').replace(/,\s*(?:,\s*)+/g, ', ')
  if (!conditions.has(column)) return plain
  const word = plain.toLowerCase()
  return yes.has(word) ? 'true()' : no.has(word) ? 'false()' : plain
}

/** Whether a cell of settings says yes. */
export const isYes = (raw: string): boolean => yes.has(raw.trim().toLowerCase())

/** The names in `${}` of an expression or a text; null where a `${` does not end or holds no name. */
export function referencesIn(text: string): readonly string[] | null {
  const names: string[] = []
  for (const [, inner] of text.matchAll(/\$\{(?:([^}]*)\})?/g)) {
    const match = /^\s*(?:last-saved#)?([\p{L}_][\p{L}\p{N}\p{M}_.-]*)\s*$/u.exec(inner ?? '')
    if (!match?.[1]) return null
    names.push(match[1])
  }
  return names
}

/** What XForms accept as the name of a question. */
export const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u.test(text)

/** A default that is computed when the form opens, not a fixed answer. */
export function isDynamicDefault(text: string): boolean {
  return text.includes('${') || /[\p{L}_][\p{L}\p{N}_.:-]*\s*\(/u.test(text)
}
