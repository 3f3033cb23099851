import { expectedTexts } from './expected-texts.ts'
import { categoryOrder, splitPluralKey } from './text-plurals.ts'
import type { TextTree } from './text-tree.ts'

/**
 * A language's file after new texts came in: keys nested and ordered as in English, so that two files lie side by side
 * and a change shows as one line. Keys that English does not have are dropped.
 */
export function mergeTexts(
  english: TextTree,
  language: string,
  countsThings: boolean,
  texts: ReadonlyMap<string, string>,
): TextTree {
  const expected = new Set(expectedTexts(english, language, countsThings).map(({ key }) => key))
  const emit = (node: TextTree, above: string): TextTree => {
    const entries: [string, string | TextTree][] = []
    for (const [name, child] of Object.entries(node)) {
      if (typeof child !== 'string') {
        const branch = emit(child, `${above}${name}.`)
        if (Object.keys(branch).length > 0) entries.push([name, branch])
        continue
      }
      for (const key of formsOf(`${above}${name}`, expected, countsThings)) {
        const text = texts.get(key)
        if (text) entries.push([key.slice(above.length), text])
      }
    }
    return Object.fromEntries(entries)
  }
  return emit(english, '')
}

/** Where English has one form of a counted text, the language has all of its own; `_zero` any language may have. */
function formsOf(key: string, expected: ReadonlySet<string>, countsThings: boolean): readonly string[] {
  const plural = countsThings ? splitPluralKey(key) : null
  if (!plural) return [key]
  return categoryOrder
    .map((category) => `${plural.base}_${category}`)
    .filter((form) => expected.has(form) || form.endsWith('_zero'))
}
