import { flattenTexts, type TextTree } from '../text-tree.ts'

/** The words of an export in one language. */
export interface ExportWords {
  readonly language: string
  /** What a question or a group is called on the screen; undefined where it has no words, as a calculation has none. */
  readonly label: (name: string) => string | undefined
  /** The code itself where the list has no words for it. */
  readonly choice: (list: string, code: string) => string
  /** A text of the desk, by its key in `dashboard.json`. */
  readonly text: (key: string) => string
}

/**
 * @param survey      the survey's own texts in this language
 * @param dashboard   the desk's texts in this language
 * @param territories lists whose codes are countries and territories
 */
export function createExportWords(
  language: string,
  survey: TextTree,
  dashboard: TextTree,
  territories: ReadonlySet<string>,
): ExportWords {
  const questions = flattenTexts(survey)
  const desk = flattenTexts(dashboard)
  const names = new Intl.DisplayNames([language], { type: 'region', style: 'short', fallback: 'code' })
  const choices = new Map<string, string>()
  const find = (list: string, code: string): string => {
    const words = questions.get(`choices.${list}.${code}`)
    if (words !== undefined) return words
    return territories.has(list) && /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code
  }
  return {
    language,
    label: (name) => questions.get(name === '' ? 'title' : `${name}.label`),
    choice(list, code) {
      const key = `${list}.${code}`
      const known = choices.get(key)
      if (known !== undefined) return known
      const words = find(list, code)
      // Whatever somebody sent as a code would otherwise be remembered.
      if (words !== code) choices.set(key, words)
      return words
    },
    text: (key) => desk.get(key) ?? key,
  }
}
