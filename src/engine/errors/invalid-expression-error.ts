import type { ExpressionProblem } from '../expression/problem.ts'

/** An expression given to `session.evaluate` does not compile in its form. */
export class InvalidExpressionError extends Error {
  override readonly name = 'InvalidExpressionError'
  readonly problem: ExpressionProblem

  constructor(problem: ExpressionProblem) {
    super(`${problem.code} at character ${problem.position}: ${problem.subject}`)
    this.problem = problem
  }
}
