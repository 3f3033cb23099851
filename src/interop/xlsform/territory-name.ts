/** The name of a country in a language, as Unicode has it; undefined for what is no country. */
export function territoryName(code: string, language: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(code) || Intl.DisplayNames.supportedLocalesOf(language).length === 0) return undefined
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code)
}
