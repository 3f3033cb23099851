import { type Language, languages } from './phone-routes.ts'

export const isLanguage = (tag: string): tag is Language => languages.some((known) => known === tag)

/**
 * The first language that we have: asked for, chosen earlier, preferred by the browser, English.
 * @param wanted tags in order of preference, such as `es-MX`; empty ones are skipped
 */
export function firstKnownLanguage(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const primary = tag?.toLowerCase().split('-')[0] ?? ''
    if (isLanguage(primary)) return primary
  }
  return 'en'
}
