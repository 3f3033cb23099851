import { strToU8, zipSync } from 'fflate'
import type { TranslationReview } from '../../contract/review.ts'
import type { Catalogue } from './catalogue.ts'
import { mergeChanges } from './merge-changes.ts'
import type { Suggestion } from './text-list.ts'

/** The first day that a zip can tell: the same suggestions make the same archive. */
const firstDay = new Date(1980, 0, 1)

/**
 * A language's files as they are to be laid over the repository: every file of words in which something is suggested,
 * the stamps, and who has signed what off.
 */
export function localeZip(
  catalogue: Catalogue,
  language: string,
  suggestions: readonly Suggestion[],
  review: TranslationReview,
): Uint8Array {
  const { known } = catalogue.words(language)
  const changes = suggestions.filter(({ key, text }) => known.get(key)?.translation !== text)
  const { texts, stamps } = mergeChanges(
    catalogue,
    language,
    new Map(changes.map(({ key, text }) => [key, text])),
    new Map(suggestions.map(({ key, source }) => [key, source])),
  )
  const inOrder = Object.fromEntries(Object.entries(stamps).sort(([a], [b]) => (a < b ? -1 : 1)))
  const files = [...texts, ['sources', inOrder] as const, ['review', review] as const]
  return zipSync(
    Object.fromEntries(files.map(([name, tree]) => [`locales/${language}/${name}.json`, strToU8(asFile(tree))])),
    { mtime: firstDay },
  )
}

/** As the files of words are written in the repository, so that a change shows as one line. */
export const asFile = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`
