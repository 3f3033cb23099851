import { type Heading, textColumns } from './headings.ts'
import { languageCode, languageHeading, unnamedLanguage } from './languages.ts'

/** Codes of languages by their names in headings, and back. */
export class LanguageCodes {
  readonly #kept: ReadonlyMap<string, string>

  /** @param kept codes that the name alone would not give, or names that we would not write, by name */
  constructor(kept: Readonly<Record<string, string>>) {
    this.#kept = new Map(Object.entries(kept))
  }

  code(name: string): string {
    return this.#kept.get(name) ?? (name === '' ? unnamedLanguage : languageCode(name))
  }

  heading(code: string): string {
    for (const [name, each] of this.#kept) if (each === code) return name
    return languageHeading(code)
  }
}

export interface ReadLanguages {
  readonly codes: LanguageCodes
  /** In the order of the headings; the one without a name only where labels are written in it. */
  readonly languages: readonly string[]
  readonly byDefault: string
  readonly kept: Readonly<Record<string, string>>
}

/**
 * @param headings    of all sheets that hold words, in their order
 * @param defaultName what the settings call the default language; "" where they do not
 */
export function readLanguages(headings: readonly Heading[], defaultName: string): ReadLanguages {
  const worded = headings.filter(({ isKnown, key }) => isKnown && (key === 'form_title' || isTextColumn(key)))
  const names = [...new Set(worded.map(({ language }) => language))]
  const found = new Map<string, string>()
  const taken = new Set<string>()
  for (const name of names) if (name !== '') found.set(name, free(languageCode(name), name, taken))
  const asked = defaultName === '' ? undefined : (found.get(defaultName) ?? languageCode(defaultName))
  // Columns that name no language are in the default one, unless other columns are as well.
  found.set('', asked !== undefined && !taken.has(asked) ? asked : unnamedLanguage)
  const kept = Object.fromEntries([...found].filter(([name, code]) => languageHeading(code) !== name))
  const codes = new LanguageCodes(kept)
  const labelled = worded
    .filter(({ key, language }) => key !== 'form_title' && (language !== '' || key === 'label'))
    .map(({ language }) => codes.code(language))
  const languages = labelled.length > 0 ? [...new Set(labelled)] : [codes.code('')]
  const byDefault = asked !== undefined && languages.includes(asked) ? asked : (languages[0] ?? unnamedLanguage)
  return { codes, languages, byDefault, kept }
}

export const isTextColumn = (key: string): boolean => textColumns.some((column) => column === key)

/** Two names for what seems to be one language stay two languages. */
function free(code: string, name: string, taken: Set<string>): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 6)
  let own = code
  for (let n = 2; taken.has(own); n += 1) own = `${code}-x-${plain || 'n'}${n === 2 ? '' : n}`
  taken.add(own)
  return own
}
