import { mergeTexts } from '../merge-texts.ts'
import { flattenTexts, type TextTree } from '../text-tree.ts'
import type { Catalogue } from './catalogue.ts'

/** A language's files as they are to be written after some texts changed, by path; files that stay are not among them. */
export interface ChangedFiles {
  readonly texts: ReadonlyMap<string, TextTree>
  readonly stamps: Readonly<Record<string, string>>
}

/**
 * @param changes new words by `namespace:key`
 * @param stamps  of the English that each was made from, by `namespace:key`
 */
export function mergeChanges(
  { namespaces, words }: Pick<Catalogue, 'namespaces' | 'words'>,
  language: string,
  changes: ReadonlyMap<string, string>,
  stamps: ReadonlyMap<string, string>,
): ChangedFiles {
  const { trees, stamps: before } = words(language)
  const texts = namespaces.flatMap(({ name, english, survey }): [string, TextTree][] => {
    const own = [...changes].filter(([key]) => key.startsWith(`${name}:`))
    if (own.length === 0) return []
    const all = flattenTexts(trees.get(name) ?? {})
    for (const [key, text] of own) all.set(key.slice(name.length + 1), text)
    return [[name, mergeTexts(english, language, survey === undefined, all)]]
  })
  return { texts: new Map(texts), stamps: { ...before, ...Object.fromEntries(stamps) } }
}
