import type { QuestionProps } from '../../../src/screens/questions/question-props.ts'
import type { Respond } from '../../../src/screens/respond/respond.ts'
import { pathOf } from '../support/a-respondent.ts'

/** A question as its page hands it on; the page on which it stands is open. */
export function asked(respond: Respond, name: string, error: string | null = null): QuestionProps {
  const path = pathOf(respond, name)
  const page = respond.pages.value.find(({ nodes }) => nodes.includes(path))
  const node = respond.session().node(path)
  if (!page || !node) throw new Error(`${name} is not asked`)
  respond.goTo(page.id)
  return { node, respond, error, isHeading: false }
}
