import type { SurveyNode } from '../contract/definition.ts'
import type { Walk, WalkSearch } from '../engine/index.ts'
import { secondsFor } from '../engine/index.ts'
import type { Words } from '../interop/xlsform/words.ts'

export interface WalkReport {
  readonly walks: number
  readonly seed: number
  readonly shortest: Way
  readonly longest: Way
  /** By language, for the shortest, the middle and the longest walk. */
  readonly minutes: Readonly<
    Record<string, { readonly shortest: number; readonly median: number; readonly longest: number }>
  >
  /** Walks that end before anything can be sent, as a form's own rules want it. */
  readonly endedEarly: number
  readonly deadEnds: readonly { readonly path: string; readonly why: string; readonly seed: number }[]
  readonly neverAsked: readonly string[]
}

interface Way {
  readonly questions: number
  readonly pages: number
  readonly seed: number
  readonly path: readonly string[]
}

/** What a search found, in numbers and names. */
export function walkReport(
  { shortest, longest, walks, deadEnds, neverAsked }: WalkSearch,
  seed: number,
  words: Words,
): WalkReport {
  const { languages } = shortest.session.form.definition
  const minutes = languages.map((language) => {
    const all = walks.map((walk) => minutesOf(walk, language, words)).sort((a, b) => a - b)
    const middle = all[Math.floor(all.length / 2)] ?? 0
    return [
      language,
      { shortest: minutesOf(shortest, language, words), median: middle, longest: minutesOf(longest, language, words) },
    ]
  })
  return {
    walks: walks.length,
    seed,
    shortest: wayOf(shortest),
    longest: wayOf(longest),
    minutes: Object.fromEntries(minutes),
    endedEarly: walks.filter(({ isSent }) => !isSent).length,
    deadEnds,
    neverAsked,
  }
}

const wayOf = ({ asked, pages, seed }: Walk): Way => ({ questions: asked.length, pages, seed, path: asked })

function minutesOf(walk: Walk, language: string, words: Words): number {
  const texts = words.get(language) ?? new Map<string, string>()
  let seconds = 0
  for (const path of walk.asked) {
    const node = walk.session.node(path)
    if (!node) continue
    seconds += secondsFor(node.source, readWith(node.source, walk, path, texts), language, path in walk.answers)
  }
  return Math.round((seconds / 60) * 10) / 10
}

function readWith(node: SurveyNode, walk: Walk, path: string, texts: ReadonlyMap<string, string>): string[] {
  const key = node.words ?? node.name
  const list = node.type === 'group' || node.type === 'repeat' ? undefined : node.list
  const choices = walk.session.node(path)?.choices ?? []
  // Nobody reads the two hundred countries of a list to find her own.
  const read = choices.length <= 30 ? choices : choices.slice(0, 5)
  return [
    texts.get(`${key}.label`),
    texts.get(`${key}.hint`),
    ...read.map(({ name, words }) => texts.get(`choices.${list}.${words ?? name}`)),
  ].filter((text) => text !== undefined)
}
