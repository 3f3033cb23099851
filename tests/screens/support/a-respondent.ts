import type { SurveyDefinition } from '../../../src/contract/definition.ts'
import { openForm } from '../../../src/engine/index.ts'
import { createRespond, type Respond } from '../../../src/screens/respond/respond.ts'
import type { Surroundings } from '../../../src/screens/respond/surroundings.ts'
import { newUuid } from '../../../src/sealing/index.ts'
import definition from '../../../survey-definitions/femig-global-cso/2026-12-01.json'

const realSurvey = definition as unknown as SurveyDefinition // Checked by `npm run check`; its JSON type is too wide.

type Differing = Partial<Surroundings> & {
  /** The real survey where absent. */
  readonly survey?: SurveyDefinition
  readonly workshop?: string | null
  readonly channel?: string | null
}

/** Somebody at the first page, on the real queue of this browser; name what should differ. */
export function aRespondent({
  survey = realSurvey,
  workshop = null,
  channel = null,
  ...world
}: Differing = {}): Respond {
  const respond = createRespond(
    openForm(survey),
    { workshop, channel, language: null },
    {
      now: () => new Date('2026-11-23T10:00:00Z'),
      monotonicNow: () => performance.now(),
      timeZone: () => 'Asia/Kathmandu',
      newSeed: () => 7,
      newId: newUuid,
      untilPainted: () => Promise.resolve(),
      device: () => import('../../../src/screens/respond/device.ts'),
      arrivedAt: null,
      goBack: () => undefined,
      remember: () => undefined,
      ...world,
    },
  )
  respond.begin()
  return respond
}

/** Where a question stands, by its name. */
export function pathOf(respond: Respond, name: string): string {
  const node = respond
    .session()
    .nodes()
    .find((one) => one.name === name)
  if (!node) throw new Error(`the survey has no question ${name}`)
  return node.path
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
  for (const [name, text] of Object.entries(answers)) respond.answer(pathOf(respond, name), text)
}
