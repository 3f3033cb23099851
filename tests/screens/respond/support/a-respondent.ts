import type { SurveyDefinition } from '../../../../src/contract/definition.ts'
import { openForm } from '../../../../src/engine/browser.ts'
import { createRespond, type Respond } from '../../../../src/screens/respond/respond.ts'
import { newUuid } from '../../../../src/sealing/index.ts'
import definition from '../../../../survey-definitions/femig-global-cso/2026-12-01.json'

const form = openForm(definition as unknown as SurveyDefinition) // Checked by `npm run check`; its JSON type is too wide.

/** Somebody at the first page of the real survey, on the real queue of this browser. */
export function aRespondent(workshop: string | null = null): Respond {
  const respond = createRespond(
    form,
    { workshop, channel: null, language: null },
    {
      now: () => new Date('2026-11-23T10:00:00Z'),
      monotonicNow: () => performance.now(),
      timeZone: () => 'Asia/Kathmandu',
      newSeed: () => 7,
      newId: newUuid,
      device: () => import('../../../../src/screens/respond/device.ts'),
      arrivedAt: null,
      goBack: () => undefined,
      remember: () => undefined,
    },
  )
  respond.begin()
  return respond
}

/** Answers what nobody can leave out, and what else the test is about, by question name. */
export function answerAll(respond: Respond, more: Readonly<Record<string, string>> = {}): void {
  const answers = {
    consent_participate: 'OK',
    age_18_plus: 'yes',
    respondent_link: 'staff',
    org_country: 'AL',
    org_type: 'network',
    ...more,
  }
  for (const [name, text] of Object.entries(answers)) {
    const path = respond
      .session()
      .nodes()
      .find((node) => node.name === name)?.path
    if (path === undefined) throw new Error(`the survey has no question ${name}`)
    respond.answer(path, text)
  }
}
