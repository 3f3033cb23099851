import type { TranslationReview } from '../../contract/review.ts'
import { expectedTexts } from '../expected-texts.ts'
import type { Namespace } from '../text-coverage.ts'
import { splitPluralKey } from '../text-plurals.ts'
import { flattenTexts, type TextTree } from '../text-tree.ts'
import { appPlaces, type TextPlace } from './app-places.ts'
import type { KnownText } from './judge-texts.ts'
import type { LocaleFiles } from './locale-files.ts'
import { surveyPlaces } from './survey-places.ts'

/** One language's words beside the English, as the files hold them. */
export interface LanguageWords {
  /** By `namespace:key`, in the order of the English files. */
  readonly known: ReadonlyMap<string, KnownText>
  readonly trees: ReadonlyMap<string, TextTree>
  readonly stamps: Readonly<Record<string, string>>
  readonly review: TranslationReview | null
}

/** Every word of the product, read once, and where people meet it. */
export interface Catalogue {
  readonly namespaces: readonly Namespace[]
  readonly words: (language: string) => LanguageWords
  /** @param id `namespace:key`, of a counted text without its form */
  readonly place: (id: string) => TextPlace
}

/** @throws LocaleFileError for a file that is not what it should be */
export function readCatalogue(files: LocaleFiles, languages: readonly string[]): Catalogue {
  const namespaces = files.namespaces()
  const words = new Map(languages.map((language) => [language, readLanguage(files, namespaces, language)]))
  const places = placesOf(files, namespaces)
  return {
    namespaces,
    words: (language) => words.get(language) ?? { known: new Map(), trees: new Map(), stamps: {}, review: null },
    place: (id) => places.get(id) ?? { screens: [], files: [], questions: [] },
  }
}

/** `app:page.count_few` -> `app:page.count`, where the text is counted. */
export const idOf = (key: string, { category }: Pick<KnownText, 'category'>): string =>
  category === undefined ? key : (splitPluralKey(key)?.base ?? key)

/** One language's words, for whoever needs to know no places. */
export function readLanguage(files: LocaleFiles, namespaces: readonly Namespace[], language: string): LanguageWords {
  const trees = files.texts(language, namespaces)
  const stamps = files.stamps(language)
  const known = namespaces.flatMap(({ name, english, survey }) => {
    const given = flattenTexts(trees.get(name) ?? {})
    return expectedTexts(english, language, survey === undefined).map((text): [string, KnownText] => {
      const key = `${name}:${text.key}`
      return [key, { ...text, key, translation: given.get(text.key) ?? '', stamp: stamps[key] }]
    })
  })
  return { known: new Map(known), trees, stamps, review: files.review(language) }
}

function placesOf(files: LocaleFiles, namespaces: readonly Namespace[]): ReadonlyMap<string, TextPlace> {
  const placesInApp = appPlaces(files.sources())
  return new Map(
    namespaces.flatMap(({ name, english, survey }) => {
      const keys = [...flattenTexts(english).keys()]
      const counted = (key: string) => (survey ? key : (splitPluralKey(key)?.base ?? key))
      const places = survey
        ? surveyPlaces(files.definitions(name), keys)
        : placesInApp(name, [...new Set(keys.map(counted))])
      return [...places].map(([key, place]) => [`${name}:${key}`, place] as const)
    }),
  )
}
