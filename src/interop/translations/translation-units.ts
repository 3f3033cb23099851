import { reviewersNeeded } from '../../contract/texts.ts'
import { translatorsNote } from '../text-csv.ts'
import { textStamp } from '../text-stamp.ts'
import { type Catalogue, idOf } from './catalogue.ts'
import type { TranslationUnit } from './translation-unit.ts'

/**
 * All texts of a language for somebody who translates them.
 * @param suggested by `namespace:key`, what stands in for the translation of today
 * @param signatures how many have signed a text off as it is, by `namespace:key`
 */
export function translationUnits(
  catalogue: Catalogue,
  language: string,
  signatures: (key: string) => number,
  suggested: ReadonlyMap<string, string> = new Map(),
): readonly TranslationUnit[] {
  return [...catalogue.words(language).known].map(([key, text]) => {
    const { english, translation, stamp } = text
    const { screens, files, questions } = catalogue.place(idOf(key, text))
    const isStale = stamp !== undefined && stamp !== textStamp(english)
    const words = suggested.get(key) ?? translation
    const settled = signatures(key) >= reviewersNeeded ? 'signed' : 'translated'
    return {
      key,
      counted: text.category === undefined ? null : idOf(key, text),
      english,
      translation: words,
      state: words === '' ? 'missing' : isStale ? 'stale' : settled,
      note: translatorsNote(text, language),
      places: [...screens, ...questions.map((question) => `question ${question}`)],
      files,
    }
  })
}
