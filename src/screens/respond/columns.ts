import type { SurveyNode } from '../../contract/definition.ts'

/** The length that a text's constraint allows, in code points, or null where it sets none. */
export function maxLength(source: SurveyNode): number | null {
  if (!('constraint' in source)) return null
  const limit = /string-length\(\.\)\s*<=\s*(\d+)/.exec(source.constraint ?? '')?.[1]
  return limit ? Number(limit) : null
}

/** XLSForm's `parameters` column as a map: `max=3 randomize=true`. */
export function parametersOf(source: SurveyNode): Readonly<Record<string, string>> {
  const pairs = (source.parameters ?? '').split(/[\s;]+/).filter((pair) => pair.includes('='))
  return Object.fromEntries(pairs.map((pair) => pair.split('=', 2)))
}

/** XLSForm's `appearance` column holds several words. */
export const hasAppearance = (source: SurveyNode, word: string): boolean =>
  (source.appearance ?? '').split(/\s+/).includes(word)

/** The name of the list that a question's choices are of; empty where it has none. */
export const listOf = (source: SurveyNode): string => ('list' in source ? (source.list ?? '') : '')
