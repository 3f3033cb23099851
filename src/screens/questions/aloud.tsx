import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import type { QuestionProps } from './question-props.ts'

/** Comes with the later screens: nobody waits for a voice, and a phone without one does without. */
export const readAloud = signal<ComponentType<QuestionProps> | null>(null)

/** The button that has a question read aloud, on phones that can. */
export function Aloud(props: QuestionProps) {
  const ReadAloud = readAloud.value
  return ReadAloud && <ReadAloud {...props} />
}
