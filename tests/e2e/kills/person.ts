import { expect } from '@playwright/test'
import type { Engine } from '../engines/engine.ts'
import { EngineSurvey } from '../engines/engine-survey.ts'

/** Somebody who answers on the device, and what she has seen it say. */
export type Person = {
  /** Stands in one of her answers, so that her response can be told from all others. */
  readonly marker: string
  /** Question -> answer, in the order in which the screen said that each is kept. */
  readonly kept: Map<string, string>
  /** Whether she has pressed the button that sends. */
  isSent: boolean
  /** Whether the screen has said that her response is saved, or more. */
  isShownAsSaved: boolean
}

type Wanted = { readonly question: string; readonly kind: 'radio' | 'text' | 'country'; readonly value: string }

/** What she answers, in the order of the pages; all other questions may be left open. */
const wantedOf = ({ marker }: Person): readonly Wanted[] => [
  { question: 'age_18_plus', kind: 'radio', value: 'yes' },
  { question: 'respondent_link', kind: 'radio', value: 'staff' },
  { question: 'org_country', kind: 'country', value: 'CA' },
  { question: 'org_type', kind: 'radio', value: 'other' },
  { question: 'org_type_other', kind: 'text', value: marker },
  { question: 'org_size', kind: 'radio', value: 'volunteers_only' },
  { question: 'issue_gbv', kind: 'radio', value: 'critical' },
  { question: 'issue_trafficking', kind: 'radio', value: 'serious' },
  { question: 'issue_detention_borders', kind: 'radio', value: 'critical' },
  { question: 'support_challenges', kind: 'text', value: `${marker}: money` },
  { question: 'feminist_open', kind: 'text', value: `${marker}: care` },
  { question: 'gcm_awareness', kind: 'radio', value: 'know' },
  { question: 'state_gap_agree', kind: 'radio', value: 'agree' },
  { question: 'recommendations_open', kind: 'text', value: `${marker}: listen` },
]

/** Runs in the page: gives the first of these answers whose question is there. @returns its question, or null */
function answerFirst(wanted: readonly Wanted[]): string | null {
  for (const { question, kind, value } of wanted) {
    const selector = kind === 'radio' ? `[name$="-${question}"][value="${value}"]` : `[id$="-${question}"]`
    const control = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`main ${selector}`)
    if (!control) continue
    if (kind === 'radio') control.click()
    if (kind === 'text') {
      control.value = value
      control.dispatchEvent(new Event('input', { bubbles: true }))
    }
    return question
  }
  return null
}

/**
 * Answers one question of the page that is open, and waits until the screen says that the answer is kept.
 * @returns false when there is nothing left to answer on it
 */
export async function answerNext(engine: Engine, person: Person): Promise<boolean> {
  const survey = new EngineSurvey(engine, 'en')
  const left = wantedOf(person).filter(({ question }) => !person.kept.has(question))
  const question = await engine.ask(answerFirst, left)
  const answer = left.find((wanted) => wanted.question === question)
  if (!answer) return false
  if (answer.kind === 'country') await survey.pickCountry(answer.question, answer.value)
  // Before she has chosen to keep them, her answers are saved for this tab only.
  if (person.kept.size >= 2) await survey.saysKept()
  person.kept.set(answer.question, answer.value)
  return true
}

/** Consent, and as far as the page on which she has this phone keep her answers. */
export async function begin(engine: Engine, person: Person): Promise<void> {
  const survey = new EngineSurvey(engine, 'en')
  await survey.agree('consent_participate')
  await survey.continue()
  while (await answerNext(engine, person));
  await survey.saveForLater()
}

/** Answers one thing, or goes on to the next page. @returns false at the review */
export async function step(engine: Engine, person: Person): Promise<boolean> {
  const survey = new EngineSurvey(engine, 'en')
  if (await answerNext(engine, person)) return true
  if ((await survey.place()) === 'review') return false
  await survey.continue()
  return true
}

export async function send(engine: Engine, person: Person): Promise<void> {
  while (await step(engine, person));
  person.isSent = true
  await new EngineSurvey(engine, 'en').press('review.send.label')
}

/** Waits until the screen says that her response is saved, or more. */
export async function seesSaved(engine: Engine, person: Person): Promise<void> {
  const survey = new EngineSurvey(engine, 'en')
  await expect.poll(() => survey.fate(), { timeout: 30_000, intervals: [20] }).toMatch(/saved|sending|received/)
  person.isShownAsSaved = true
}
