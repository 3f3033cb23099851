import type { AnswerFinding, Form, LoadResult, Session, SessionEnv } from './types.ts'

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

export function loadForm(_definition: unknown): LoadResult {
  throw new Error('skeleton')
}

export function createSession(_form: Form, _env: SessionEnv): Session {
  throw new Error('skeleton')
}

export function checkAnswers(
  _form: Form,
  _part: string,
  _answers: unknown,
  _env: Pick<SessionEnv, 'now' | 'timeZone'>,
): readonly AnswerFinding[] {
  throw new Error('skeleton')
}

export function jsonSchema(): object {
  throw new Error('skeleton')
}
