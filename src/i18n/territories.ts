import { signal } from '@preact/signals'
import type { Language } from '../contract/routes.ts'
import { language } from './language.ts'

type Names = Readonly<Record<string, string>>

const files: Readonly<Record<Language, () => Promise<{ default: Names }>>> = {
  en: () => import('virtual:territory-names/en'),
  es: () => import('virtual:territory-names/es'),
  fr: () => import('virtual:territory-names/fr'),
  sq: () => import('virtual:territory-names/sq'),
  ar: () => import('virtual:territory-names/ar'),
}

const names = signal<Partial<Record<Language, Names>>>({})

/** Fetches the CLDR names of countries and territories in the given language; the page is drawn again when they are here. */
export async function loadTerritoryNames(tag: Language): Promise<void> {
  if (names.value[tag]) return
  const { default: loaded } = await files[tag]()
  names.value = { ...names.value, [tag]: loaded }
}

/** The name of a country or territory in the page's language, or its code while the names are on their way. */
export const territoryName = (code: string): string => names.value[language.value]?.[code] ?? code

/** The English name too, which the search of every language finds. */
export const englishTerritoryName = (code: string): string => names.value.en?.[code] ?? ''
