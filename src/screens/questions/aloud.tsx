import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { QuestionProps } from './question-props.ts'

/** Comes with the later screens: nobody waits for a voice, and a phone without one does without. */
export const readAloud = signal<((props: QuestionProps) => ComponentChildren) | null>(null)

/** The button that has a question read aloud, on phones that can. */
export const Aloud = (props: QuestionProps): ComponentChildren => readAloud.value?.(props)
