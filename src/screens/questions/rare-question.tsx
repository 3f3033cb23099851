import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { addTexts } from '../../i18n/index.ts'
import { Fetching } from '../respond/fetching.tsx'
import type { Respond } from '../respond/respond.ts'
import { isRare } from './is-rare.ts'
import type { QuestionProps } from './question-props.ts'

/** The controls of all rare questions, once they are here. */
export const rareControl = signal<ComponentType<QuestionProps> | null>(null)
const hasFailed = signal(false)

/** Fetches the controls that few surveys need, with their words; the network may go before they are here. */
export async function loadRareQuestions(): Promise<void> {
  if (rareControl.peek()) return
  hasFailed.value = false
  try {
    const [{ RareControl }] = await Promise.all([import('./rare/rare-control.tsx'), addTexts('questions')])
    rareControl.value = RareControl
  } catch {
    hasFailed.value = true
  }
}

/** A question of a rare kind, or word of what keeps it. */
export function RareQuestion(props: QuestionProps) {
  const Control = rareControl.value
  useEffect(() => {
    if (!Control && !hasFailed.peek()) void loadRareQuestions()
  }, [Control])
  return Control ? <Control {...props} /> : <Fetching hasFailed={hasFailed.value} again={loadRareQuestions} />
}

/** Whether the page that a survey begins with has. */
export function asksRareAtFirst(respond: Respond): boolean {
  const nodes = respond.pages.value[0]?.nodes.map((path) => respond.session().node(path)) ?? []
  // Nobody answers a note, so each is one that may only be read.
  return nodes.some((node) => node && (isRare(node.source) || (node.readonly && node.source.type !== 'note')))
}
