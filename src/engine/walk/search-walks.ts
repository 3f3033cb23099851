import { askedTypes, unsupportedTypes } from '../../contract/question-types.ts'
import { parkMiller } from '../shuffle.ts'
import type { Form, SessionEnv } from '../types.ts'
import { hintsOf } from './answer-candidates.ts'
import { type DeadEnd, type Decisions, takeWalk, type Walk } from './take-walk.ts'

export interface WalkSearch {
  readonly shortest: Walk
  readonly longest: Walk
  /** All walks, in the order in which they were taken. */
  readonly walks: readonly Walk[]
  /** Each place once, with the seed of a walk that came to it. */
  readonly deadEnds: readonly (DeadEnd & { readonly seed: number })[]
  /** Names of visible questions that never came up. */
  readonly neverAsked: readonly string[]
}

/** A quarter by chance; the rest change a little in the shortest and the longest walk so far, and keep what is better. */
const shareByChance = 0.25
const changedAtOnce = 3

/**
 * Looks for the shortest and the longest way through a form by answering it many times. Chance comes from the seed alone:
 * the same form, seed and number give the same walks.
 * @param runs how many walks, at least 1
 */
export function searchWalks(
  form: Form,
  env: Omit<SessionEnv, 'saved' | 'seed'>,
  seed: number,
  runs: number,
): WalkSearch {
  const hints = hintsOf(form, env.now)
  const random = parkMiller(seed)
  const walks: Walk[] = []
  let shortest: Walk | undefined
  let longest: Walk | undefined
  for (let run = 0; run < Math.max(1, runs); run += 1) {
    const from = run < runs * shareByChance ? undefined : run % 2 === 0 ? shortest : longest
    const walk = takeWalk(
      form,
      { ...env, seed: 1 + Math.floor(random() * 2_000_000_000) },
      changed(from, random),
      hints,
    )
    walks.push(walk)
    // A walk that ends before anything can be sent is a way out, not the shortest way through.
    const isWhole = walk.isSent && walk.deadEnds.length === 0
    if (isWhole && (!shortest || walk.asked.length < shortest.asked.length)) shortest = walk
    if (!longest || walk.asked.length > longest.asked.length) longest = walk
  }
  const [first] = walks
  if (!first || !longest) throw new RangeError('There must be at least one walk')
  return { shortest: shortest ?? first, longest, walks, deadEnds: deadEndsOf(walks), neverAsked: neverAsked(walks) }
}

function changed(walk: Walk | undefined, random: () => number): Decisions {
  if (!walk) return new Map()
  const decisions = new Map(walk.decisions)
  const keys = [...decisions.keys()]
  for (let n = 0; n < changedAtOnce; n += 1) decisions.delete(keys[Math.floor(random() * keys.length)] ?? '')
  return decisions
}

function deadEndsOf(walks: readonly Walk[]): WalkSearch['deadEnds'] {
  const found = new Map<string, DeadEnd & { seed: number }>()
  for (const { deadEnds, seed } of walks) {
    for (const end of deadEnds) {
      const place = end.path.replace(/\[\d+\]/g, '')
      if (!found.has(place)) found.set(place, { ...end, seed })
    }
  }
  return [...found.values()]
}

function neverAsked(walks: readonly Walk[]): string[] {
  const asked = new Set(walks.flatMap((walk) => walk.asked.map(nameOf)))
  const [first] = walks
  const names = new Set<string>()
  const visit = (nodes: Walk['session']['form']['definition']['survey']): void => {
    for (const node of nodes) {
      if (node.type === 'group' || node.type === 'repeat') visit(node.children)
      else if (isSeen(node.type) && !asked.has(node.name)) names.add(node.name)
    }
  }
  if (first) visit(first.session.form.definition.survey)
  return [...names]
}

const seenTypes: readonly string[] = [...askedTypes, ...unsupportedTypes]
const isSeen = (type: string): boolean => seenTypes.includes(type)

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
