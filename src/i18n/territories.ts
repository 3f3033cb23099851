import { signal } from '@preact/signals'
import type { Language } from '../contract/routes.ts'
import { language } from './language.ts'

type Names = Readonly<Record<string, string>>

type Loaded = {
  readonly names: Names
  readonly months: readonly string[]
  readonly positions: ReadonlyMap<string, number>
}

const files: Readonly<Record<Language, () => Promise<{ default: Names; months: readonly string[] }>>> = {
  en: () => import('virtual:territory-names/en'),
  es: () => import('virtual:territory-names/es'),
  fr: () => import('virtual:territory-names/fr'),
  sq: () => import('virtual:territory-names/sq'),
  ar: () => import('virtual:territory-names/ar'),
}

const names = signal<Partial<Record<Language, Loaded>>>({})

/** Fetches the CLDR names of countries and territories in the given language; the page is drawn again when they are here. */
export async function loadTerritoryNames(tag: Language): Promise<void> {
  if (names.value[tag]) return
  const { default: loaded, months } = await files[tag]()
  const positions = new Map(Object.keys(loaded).map((code, index) => [code, index]))
  names.value = { ...names.value, [tag]: { names: loaded, months, positions } }
}

/** The name of a country or territory in the page's language, or its code while the names are on their way. */
export const territoryName = (code: string): string => names.value[language.value]?.names[code] ?? code

/** The English name too, which the search of every language finds. */
export const englishTerritoryName = (code: string): string => names.value.en?.names[code] ?? ''

/** Where it stands in a dictionary of the page's language, which not every browser could tell; null for other codes. */
export const territoryPosition = (code: string): number | null =>
  names.value[language.value]?.positions.get(code) ?? null

/** The months of the page's language, once they are loaded. */
export const loadedMonths = (): readonly string[] | null => names.value[language.value]?.months ?? null
