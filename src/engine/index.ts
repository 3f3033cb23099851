/** The door: everything that other folders may use of the questionnaire engine. Browsers come in by `browser.ts`. */
export { checkAnswers } from './check-answers.ts'
export { describeExpressionProblem } from './describe-problem.ts'
export { InvalidDefinitionError } from './errors/invalid-definition-error.ts'
export { InvalidExpressionError } from './errors/invalid-expression-error.ts'
export { UnknownNodeError } from './errors/unknown-node-error.ts'
export { type EvaluatedAlone, evaluateAlone, type Surroundings } from './evaluate-alone.ts'
export { instanceName } from './instance-name.ts'
export { loadForm } from './load-form.ts'
export { nearestName } from './nearest-name.ts'
export { openForm } from './open-whole-form.ts'
export { createSession } from './session.ts'
export type {
  AnswerFinding,
  Change,
  Finding,
  Form,
  FoundViolation,
  LabelPiece,
  LoadResult,
  NodeState,
  Page,
  Place,
  SavedSession,
  Session,
  SessionEnv,
  Violation,
} from './types.ts'
export { secondsFor } from './walk/minutes.ts'
export { searchWalks, type WalkSearch } from './walk/search-walks.ts'
export type { Walk } from './walk/take-walk.ts'
