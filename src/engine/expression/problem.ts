/** What is wrong with an expression, as facts; the sentence for its author is made by `describe-problem.ts`, which browsers do not load. */
export interface ExpressionProblem {
  readonly code:
    | 'syntax'
    | 'unknown-function'
    | 'wrong-arity'
    | 'unknown-name'
    | 'ambiguous-name'
    | 'unknown-column'
    | 'unsupported-path'
    | 'too-long'
    | 'too-deep'
    | 'invalid-regex'
    | 'unsafe-regex'
  /** 0-based character within the expression. */
  readonly position: number
  /** The name, the function or the piece of text that it is about. */
  readonly subject: string
  /** Numbers of arguments allowed, for `wrong-arity`. */
  readonly allowed?: readonly [min: number, max: number]
  /** What stood there, for `wrong-arity`: how many arguments. */
  readonly given?: number
}

/** Leaves the tokenizer or the parser at the first thing that cannot be read; never leaves this folder. */
export class ExpressionSyntaxError extends Error {
  override readonly name = 'ExpressionSyntaxError'
  readonly problem: ExpressionProblem

  constructor(code: ExpressionProblem['code'], position: number, subject: string) {
    super(code)
    this.problem = { code, position, subject }
  }
}
