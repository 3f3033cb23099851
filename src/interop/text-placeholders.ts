/** What the app or an answer fills in; never tested against without a copy of its own, as it remembers a place. */
export const placeholderPattern = /\{\{\s*([^{}]*?)\s*\}\}|\$\{\s*([^{}]*?)\s*\}/g

/** What a text leaves open, each once and sorted: `{{count, number}}` is filled by the app, `${org_name}` by an answer. */
export function placeholdersOf(text: string): readonly string[] {
  const found = [...text.matchAll(placeholderPattern)].map(([, app, answer]) =>
    app === undefined ? `\${${answer}}` : `{{${app.replace(/\s*,\s*/g, ', ')}}}`,
  )
  return [...new Set(found)].sort()
}

/**
 * @param mayOmitCount true for a plural category that stands for one single number, where "one answer" needs no figure
 * @returns placeholders the translation lacks, and those that only it has
 */
export function comparePlaceholders(
  english: string,
  translation: string,
  mayOmitCount: boolean,
): { lost: readonly string[]; unknown: readonly string[] } {
  const wanted = placeholdersOf(english)
  const given = placeholdersOf(translation)
  const lost = wanted.filter((name) => !given.includes(name) && !(mayOmitCount && /^\{\{count\b/.test(name)))
  return { lost, unknown: given.filter((name) => !wanted.includes(name)) }
}
