import type { Language } from '../contract/routes.ts'

/** Names of the languages in themselves: never translated, so they are data and not words of a locale. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  sq: 'Shqip',
  ar: 'العربية',
}

export const directionOf = (tag: string): 'ltr' | 'rtl' => (/^(ar|fa|he|ur)\b/.test(tag) ? 'rtl' : 'ltr')
