import { expectedTexts } from '../../interop/expected-texts.ts'
import { textStamp } from '../../interop/text-stamp.ts'
import { flattenTexts } from '../../interop/text-tree.ts'
import type { LocaleFiles } from '../../interop/translations/locale-files.ts'

/**
 * Notes for each translated text which English it was made from. A text that has its note keeps it, so that a changed
 * English stays visible, unless somebody says that the translation still holds.
 * @param stillHolds `namespace:key` of texts looked at again, or `all`
 * @returns how many texts were stamped
 */
export function stamp(files: LocaleFiles, language: string, stillHolds: ReadonlySet<string> | 'all'): number {
  const namespaces = files.namespaces()
  const texts = files.texts(language, namespaces)
  const before = files.stamps(language)
  const after: Record<string, string> = {}
  let stamped = 0
  for (const { name, english, survey } of namespaces) {
    const given = flattenTexts(texts.get(name) ?? {})
    for (const { key, english: source } of expectedTexts(english, language, survey === undefined)) {
      if (!given.get(key)?.trim()) continue
      const id = `${name}:${key}`
      const kept = stillHolds === 'all' || stillHolds.has(id) ? undefined : before[id]
      after[id] = kept ?? textStamp(source)
      if (after[id] !== before[id]) stamped += 1
    }
  }
  files.writeStamps(language, after)
  return stamped
}
