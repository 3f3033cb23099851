/** The door for browsers: no schema library behind it, so definitions must have been checked before they come here. */
export { InvalidDefinitionError } from './errors/invalid-definition-error.ts'
export { InvalidExpressionError } from './errors/invalid-expression-error.ts'
export { UnknownNodeError } from './errors/unknown-node-error.ts'
export { openForm } from './open-form.ts'
export { beginSession, createSession } from './session.ts'
export type {
  Change,
  Form,
  FoundViolation,
  LabelPiece,
  NodeState,
  Page,
  SavedSession,
  Session,
  SessionEnv,
  Violation,
} from './types.ts'
export type { Pause } from './work.ts'
