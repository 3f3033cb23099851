import { readFileSync } from 'node:fs'
import { surveyDefinition } from '../../src/contract/definition.ts'
import type { Answers } from '../../src/contract/submission.ts'
import {
  createSession,
  type Form,
  loadForm,
  type NodeState,
  type SavedSession,
  type Session,
} from '../../src/engine/index.ts'

export const definition = surveyDefinition.parse(
  JSON.parse(readFileSync('survey-definitions/femig-global-cso/2026-12-01.json', 'utf8')),
)

export const form: Form = (() => {
  const loaded = loadForm(definition)
  if (loaded.status === 'failed') throw new Error(loaded.findings.map(({ message }) => message).join('\n'))
  return loaded.form
})()

export const env = { now: new Date('2026-12-15T10:00:00Z'), timeZone: 'Asia/Kathmandu', seed: 7 }

/** Somebody answering the real questionnaire: speaks of questions by name, `leader_name[2]` is in the second repetition. */
export interface Respondent {
  readonly session: Session
  answer(answers: Readonly<Record<string, string>>): Respondent
  node(question: string): NodeState
  /** Names of what is asked now, notes included. */
  asked(): readonly string[]
  /** Ids of the pages without the path above. */
  pages(): readonly string[]
  part(name: string): Answers | undefined
}

export function aRespondent(hidden: Readonly<Record<string, string>> = {}, saved?: SavedSession): Respondent {
  const session = createSession(form, { ...env, hidden, ...(saved ? { saved } : {}) })
  const respondent: Respondent = {
    session,
    answer(answers) {
      for (const [question, text] of Object.entries(answers)) session.set(respondent.node(question).path, text)
      return respondent
    },
    node(question) {
      const [, name, , position = '1'] = /^(\w+)(\[(\d+)\])?$/.exec(question) ?? []
      const found = session.nodes().filter((node) => node.name === name && node.kind !== 'repeat-instance')
      const node = found.length > 1 ? found.find(({ path }) => path.includes(`[${position}]`)) : found[0]
      if (!node) throw new Error(`no ${question} here`)
      return node
    },
    asked: () => session.pages().flatMap((page) => page.nodes.map((path) => session.node(path)?.name ?? '')),
    pages: () => session.pages().map(({ id }) => id.slice(id.lastIndexOf('/') + 1)),
    part: (name) => session.toSubmission()[name],
  }
  return respondent
}

/** An adult of an organisation who has answered the two required questions about it. */
export function anEligibleRespondent(hidden: Readonly<Record<string, string>> = {}): Respondent {
  return aRespondent(hidden)
    .answer({ consent_participate: 'OK', age_18_plus: 'yes', respondent_link: 'staff' })
    .answer({ org_country: 'AL', org_type: 'network' })
}
