import type { FormProblem } from '../form-problem.ts'

/** A definition that was said to be checked is none; `loadForm` tells its author why. */
export class InvalidDefinitionError extends Error {
  override readonly name = 'InvalidDefinitionError'
  readonly problems: readonly FormProblem[]

  constructor(formId: string, problems: readonly FormProblem[]) {
    super(`${problems.length} problems in the definition ${formId}; run the command "lint" on it`)
    this.problems = problems
  }
}
