import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '../contract/routes.ts'
import type { TextTree } from '../interop/text-tree.ts'

/** The words behind the codes, for what leaves the server as a file; nothing where a file is not there. */
export type LoadWords = (language: Language, namespace: string) => TextTree

/**
 * Reads `<folder>/<language>/<namespace>.json` when it is asked for, once.
 * @param folder `locales`
 */
export function createWords(folder: string): LoadWords {
  const known = new Map<string, TextTree>()
  return (language, namespace) => {
    // The name of a survey comes from the definitions, the language from the list.
    const file = join(folder, language, `${namespace}.json`)
    const words = known.get(file) ?? read(file)
    known.set(file, words)
    return words
  }
}

function read(file: string): TextTree {
  if (!existsSync(file)) return {}
  // Checked with every build: a file of words is nothing but texts under keys.
  return JSON.parse(readFileSync(file, 'utf8')) as TextTree
}

/** All languages, the one that was asked for first. */
export const withFirst = (first: Language): readonly [Language, ...Language[]] => [
  first,
  ...languages.filter((language) => language !== first),
]
