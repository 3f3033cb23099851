import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Respond } from '../respond/respond.ts'
import type { QuestionProps } from './question-props.ts'

/** The control of any type: it comes with the later screens, or before them where the first page asks for more than a tick. */
export const anyControl = signal<((props: QuestionProps) => ComponentChildren) | null>(null)

/** Whether the first page needs more than what the first script brings along. */
export function needsAnyControl(respond: Respond): boolean {
  const nodes = respond.pages.value[0]?.nodes.map((path) => respond.session().node(path)) ?? []
  return nodes.some((node) => node?.kind === 'question' && !/^(note|acknowledge)$/.test(node.source.type))
}
