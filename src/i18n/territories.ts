import { signal } from '@preact/signals'
import type { Language } from '../contract/routes.ts'
import { language } from './language.ts'

const files = signal<typeof import('virtual:territory-names') | null>(null)

/** Fetches the CLDR names of countries and territories in every language; the page is drawn again when they are here. */
export async function loadTerritoryNames(): Promise<void> {
  files.value ??= await import('virtual:territory-names')
}

const namesByCode = new Map<Language, ReadonlyMap<string, string>>()

function namesIn(tag: Language): ReadonlyMap<string, string> {
  const loaded = files.value
  const known = namesByCode.get(tag)
  if (!loaded || known) return known ?? new Map()
  const names = loaded.names[tag]().split('|')
  const read = new Map(loaded.codes.split(' ').map((code, index) => [code, names[index] ?? code]))
  namesByCode.set(tag, read)
  return read
}

/** The name of a country or territory in the page's language, or its code while the names are on their way. */
export const territoryName = (code: string): string => namesIn(language.value).get(code) ?? code

/** The English name too, which the search of every language finds. */
export const englishTerritoryName = (code: string): string => namesIn('en').get(code) ?? ''

/** The months of the page's language, once they are loaded. */
export const loadedMonths = (): readonly string[] | null => files.value?.months[language.value]().split('|') ?? null
