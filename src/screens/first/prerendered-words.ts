import type { Language } from '../../contract/routes.ts'
import type { Words } from '../../i18n/reader.ts'

/**
 * The words that came along with a prerendered page.
 * @returns null where the page was not prerendered, or in another language than the one to be shown
 */
export function prerenderedWords(language: Language): Readonly<Record<string, Words>> | null {
  const block = document.getElementById('words')
  if (!block || document.documentElement.lang !== language) return null
  // Written by the build, from the files that `npm run check` has seen.
  return JSON.parse(block.textContent ?? '{}') as Record<string, Words>
}
