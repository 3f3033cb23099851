import type { SurveyDefinition } from '../../../src/contract/definition.ts'
import { openForm } from '../../../src/engine/browser.ts'
import type { QuestionProps } from '../../../src/screens/questions/question-props.ts'
import { createRespond, type Respond } from '../../../src/screens/respond/respond.ts'
import definition from '../../../survey-definitions/femig-global-cso/2026-12-01.json'

const form = openForm(definition as unknown as SurveyDefinition) // Checked by `npm run check`; its JSON type is too wide.

/** Somebody on the first page of the real questionnaire. */
export function aRespond(): Respond {
  const respond = createRespond(
    form,
    { workshop: null, channel: null, language: null },
    {
      now: () => new Date('2026-11-23T10:00:00Z'),
      monotonicNow: () => 0,
      timeZone: () => 'Asia/Kathmandu',
      newSeed: () => 7,
      newId: () => crypto.randomUUID(),
      device: () => import('../../../src/screens/respond/device.ts'),
      arrivedAt: null,
      goBack: () => undefined,
      remember: () => undefined,
    },
  )
  respond.begin()
  return respond
}

export function pathOf(respond: Respond, name: string): string {
  const node = respond
    .session()
    .nodes()
    .find((one) => one.name === name)
  if (!node) throw new Error(`no ${name} here`)
  return node.path
}

/** A question as its page hands it on; the page on which it stands is open. */
export function asked(respond: Respond, name: string, error: string | null = null): QuestionProps {
  const path = pathOf(respond, name)
  const page = respond.pages.value.find(({ nodes }) => nodes.includes(path))
  const node = respond.session().node(path)
  if (!page || !node) throw new Error(`${name} is not asked`)
  respond.goTo(page.id)
  return { node, respond, error, isHeading: false }
}
