import { flattenTexts, type TextTree } from '../text-tree.ts'

/** The words of one survey: by language, then by the key that locale files have for them, such as `services.label`. */
export type Words = ReadonlyMap<string, ReadonlyMap<string, string>>
export type WordsDraft = Map<string, Map<string, string>>

export function setWord(words: WordsDraft, language: string, key: string, text: string): void {
  const texts = words.get(language) ?? new Map<string, string>()
  words.set(language, texts.set(key, text))
}

/**
 * A locale file: nested where it can be. A question named `title` stands beside the survey's title, so its label is
 * written with a dotted key, which everything that reads locale files takes for the same.
 */
export function toTextTree(texts: ReadonlyMap<string, string>): TextTree {
  const tree: Branch = {}
  for (const [key, text] of texts) if (!put(tree, stepsOf(key), text)) tree[key] = text
  return tree
}

interface Branch {
  [key: string]: string | Branch
}

export function fromTextTree(tree: TextTree): Map<string, string> {
  return flattenTexts(tree)
}

/** Names may hold dots themselves, so only the ends of a key tell where it is to be cut. */
function stepsOf(key: string): string[] {
  const choice = /^(choices|choice_media)\.(.+)$/.exec(key)
  if (!choice) {
    const at = key.lastIndexOf('.')
    return at < 0 ? [key] : [key.slice(0, at), key.slice(at + 1)]
  }
  const [, head = '', rest = ''] = choice
  const at = rest.indexOf('.')
  return at < 0 ? [head, rest] : [head, rest.slice(0, at), rest.slice(at + 1)]
}

/** @returns false where a text stands in the way of a branch, or a branch in the way of the text */
function put(tree: Branch, [step = '', ...rest]: readonly string[], text: string): boolean {
  const there = Object.hasOwn(tree, step) ? tree[step] : undefined
  if (rest.length === 0) {
    if (typeof there === 'object') return false
    tree[step] = text
    return true
  }
  if (typeof there === 'string') return false
  const branch = there ?? {}
  tree[step] = branch
  return put(branch, rest, text)
}
