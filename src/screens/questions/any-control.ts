import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import type { Respond } from '../respond/respond.ts'
import type { QuestionProps } from './question-props.ts'

/** The control of any type, where it is needed before the later screens are: on a first page that asks for more than a tick. */
export const anyControl = signal<ComponentType<QuestionProps> | null>(null)

/** Whether the first page needs more than what the first script brings along. */
export function needsAnyControl(respond: Respond): boolean {
  const nodes = respond.pages.value[0]?.nodes.map((path) => respond.session().node(path)) ?? []
  return nodes.some((node) => node?.kind === 'question' && !/^(note|acknowledge)$/.test(node.source.type))
}
