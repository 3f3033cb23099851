import type { SurveyDefinition } from '../../../src/contract/definition.ts'
import { createSession, type Form, openForm, type Session, type SessionEnv } from '../../../src/engine/index.ts'

export const anEnv: SessionEnv = { now: new Date('2026-12-05T10:00:00Z'), timeZone: 'America/Mexico_City', seed: 7 }

/** A definition that holds these questions and is otherwise as small as it can be. */
export function aDefinition(
  survey: SurveyDefinition['survey'],
  more: Partial<SurveyDefinition> = {},
): SurveyDefinition {
  return {
    id: 'a-survey',
    version: '1',
    default_language: 'en',
    languages: ['en'],
    settings: { target: 1, baseline: { count: 0, source: 'none' }, parts: ['answers'] },
    choices: {
      yes_no: [{ name: 'yes' }, { name: 'no' }],
      fruit: [
        { name: 'apple', colour: 'red' },
        { name: 'cherry', colour: 'red' },
        { name: 'banana', colour: 'yellow' },
        { name: 'other', colour: 'none', pinned: true },
      ],
    },
    survey,
    ...more,
  }
}

export function aForm(survey: SurveyDefinition['survey'], more: Partial<SurveyDefinition> = {}): Form {
  return openForm(aDefinition(survey, more))
}

export function aSession(survey: SurveyDefinition['survey'], env: Partial<SessionEnv> = {}): Session {
  return createSession(aForm(survey), { ...anEnv, ...env })
}

/** The state of a node that must be there. */
export function at(session: Session, path: string) {
  const node = session.node(path)
  if (!node)
    throw new Error(
      `the form has no ${path}; it has ${session
        .nodes()
        .map((each) => each.path)
        .join(', ')}`,
    )
  return node
}
