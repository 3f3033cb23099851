import { pluralCategories, pluralExamples, splitPluralKey } from './text-plurals.ts'
import { flattenTexts, type TextTree } from './text-tree.ts'

/** A text that one language must have, and the English it says. */
export interface ExpectedText {
  readonly key: string
  readonly english: string
  /** Only of counted texts. */
  readonly category?: Intl.LDMLPluralRule
  /** True where the category stands for one single number, so that the text may leave the figure out. */
  readonly mayOmitCount: boolean
}

/**
 * The keys one language needs: those of the English file, with a counted text in every plural category of that language.
 * @param countsThings false for a survey's words: nothing there is counted, but a choice may well be called `legal_other`
 */
export function expectedTexts(english: TextTree, language: string, countsThings: boolean): readonly ExpectedText[] {
  const source = flattenTexts(english)
  const done = new Set<string>()
  return [...source].flatMap(([key, text]): ExpectedText[] => {
    const plural = countsThings ? splitPluralKey(key) : null
    if (!plural) return [{ key, english: text, mayOmitCount: false }]
    if (done.has(plural.base)) return []
    done.add(plural.base)
    return pluralCategories(language).map((category) => ({
      key: `${plural.base}_${category}`,
      english: source.get(`${plural.base}_${category}`) ?? source.get(`${plural.base}_other`) ?? text,
      category,
      mayOmitCount: pluralExamples(language, category).length === 1,
    }))
  })
}
