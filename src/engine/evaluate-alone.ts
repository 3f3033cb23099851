import { DayCount } from './expression/date-value.ts'
import { compile } from './expression/evaluate.ts'
import type { ExpressionProblem } from './expression/problem.ts'
import type { EvaluationEnv } from './expression/scope.ts'
import { TimeZone } from './expression/time-zone.ts'
import { type ExpressionNode, type NodeSet, toBoolean, toNumber, toText } from './expression/value.ts'
import { parkMiller } from './shuffle.ts'
import { wholeVocabulary } from './whole-vocabulary.ts'

export interface Surroundings {
  /** By question name; a list stands for a question in a repeat. A name that is absent is a node that does not exist. */
  readonly values: Readonly<Record<string, string | readonly string[]>>
  /** What `.` means; without it there is no such node. */
  readonly self?: string
  readonly now: Date
  readonly timeZone: string
  readonly language?: string
  readonly as?: 'boolean' | 'number' | 'string'
}

export type EvaluatedAlone =
  | { readonly status: 'ok'; readonly value: string | number | boolean }
  | { readonly status: 'failed'; readonly problem: ExpressionProblem }

/** Evaluates an expression outside any form, over loose values: for trying out, and for checks by others. */
export function evaluateAlone(expression: string, surroundings: Surroundings): EvaluatedAlone {
  const { evaluate, problems } = compile(expression, {
    root: undefined,
    context: undefined,
    find: () => undefined,
    functions: wholeVocabulary.functions,
  })
  if (problems[0]) return { status: 'failed', problem: problems[0] }
  const env = envOf(surroundings)
  const self = surroundings.self === undefined ? undefined : leaf('', surroundings.self, 1)
  const found = evaluate({ node: self, current: self, position: 1, size: 1, env })
  const value = found instanceof DayCount && surroundings.as !== 'string' ? found.days : found
  if (surroundings.as === 'boolean') return { status: 'ok', value: toBoolean(value) }
  if (surroundings.as === 'number') return { status: 'ok', value: toNumber(value, env) }
  const isPlain = typeof value === 'number' || typeof value === 'boolean'
  return { status: 'ok', value: isPlain && surroundings.as !== 'string' ? value : toText(value) }
}

function envOf({ values, now, timeZone, language }: Surroundings): EvaluationEnv {
  const nodes = new Map<string, NodeSet>()
  for (const [name, value] of Object.entries(values)) {
    nodes.set(
      name,
      [value].flat().map((text, index) => leaf(name, String(text), index + 1)),
    )
  }
  const lookup = (name: string) => nodes.get(name) ?? []
  return {
    now: now.getTime(),
    zone: new TimeZone(timeZone),
    language: language ?? 'en',
    random: parkMiller(1),
    lookup,
    root: { ...leaf('', '', 1), childrenNamed: lookup },
    lists: { of: () => undefined, rows: () => [], label: (_, name) => name },
  }
}

function leaf(name: string, value: string, position: number): ExpressionNode {
  return { name, value, entered: value, position, parent: undefined, childrenNamed: () => [] }
}
