/** @returns what an organisation is known by, to be hashed; null without a name */
export function organisationText(name: string, country: string): string | null {
  const plainName = normaliseName(name)
  return plainName === '' ? null : `${plainName}\n${normaliseName(country)}`
}

/**
 * | typed | compared as |
 * |---|---|
 * | `  Organización  Mujer, A.C. ` | `organizacion mujer a c` |
 * | `جَمْعِيَّة الأمل` | `جمعية الامل` |
 */
export function normaliseName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
