import { idOf } from '../questions/question-props.ts'

/** Puts somebody where the question at this path is answered: in its field, or on the first of its choices. */
export function focusQuestion(path: string): void {
  const target = document.getElementById(idOf(path))
  const control = target?.matches('fieldset') ? target.querySelector<HTMLElement>('input, select, ol button') : target
  control?.focus()
  target?.scrollIntoView({ block: 'start' })
}
