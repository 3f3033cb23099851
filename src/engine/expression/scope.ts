import type { ExpressionNode, NodeSet, Value, Zoned } from './value.ts'

/** What expressions may know of the world around a form: nothing else reaches them. */
export interface EvaluationEnv extends Zoned {
  /** ms since the epoch; the same throughout a session. */
  readonly now: number
  /** BCP 47, for the names of months and days. */
  readonly language: string
  /** Next number in [0, 1) of a seeded sequence. */
  random(): number
  /** `${name}`: inside a shared repeat that instance's own node, from outside those of all instances. */
  lookup(name: string, from: ExpressionNode | undefined): NodeSet
  readonly root: ExpressionNode | undefined
  /** The rows of a choice list, each with a node per column and its words as `label`; empty for a list that there is not. */
  rowsOf(list: string): NodeSet
  /** The words of one choice of a question's list. */
  choiceLabel(value: string, question: string): string
}

/** Where an expression is being evaluated. */
export interface Scope {
  /** What `.` means; inside a predicate the node that it tests. */
  readonly node: ExpressionNode | undefined
  /** What `current()` and `${name}` start from: the node whose expression this is. */
  readonly current: ExpressionNode | undefined
  /** From 1, among the nodes that a predicate tests. */
  readonly position: number
  readonly size: number
  readonly env: EvaluationEnv
}

export type Evaluate = (scope: Scope) => Value

/** Arguments come unevaluated, so that `if` and `coalesce` touch only what they need. */
export type FunctionDefinition = readonly [
  minArgs: number,
  maxArgs: number,
  call: (scope: Scope, args: readonly Evaluate[]) => Value,
]
