import type { Ast } from './parse.ts'
import type { ExpressionNode, NodeSet, Value, Zoned } from './value.ts'

/** The choice lists of the form. */
export interface ChoiceLists {
  /** The list that a question chooses from. */
  of(question: string): string | undefined
  /** Each with a node per column; none for a list that there is not. */
  rows(list: string): NodeSet
  /** The words of one choice. */
  label(list: string, name: string): string
}

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
  readonly lists: ChoiceLists
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
type Call = (scope: Scope, args: readonly Evaluate[]) => Value

/** What a function that takes names and not only values needs of the compiler. */
export interface CompilerTools {
  compile(ast: Ast): Evaluate
  /** Objects to a name that the form does not have, and notes that all nodes of that name are read. */
  readAll(name: string, at: number): void
  /** Only objects. */
  check(name: string, at: number): void
}

/** `prepare` sees the arguments as they are written, before anything is evaluated, and may take the place of `call`. */
export type FunctionDefinition = readonly [
  minArgs: number,
  maxArgs: number,
  call: Call,
  prepare?: (args: readonly Ast[], tools: CompilerTools) => Evaluate | undefined,
]
