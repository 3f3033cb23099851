import { GroupFrame } from '../question-frame.tsx'
import { idOf, type QuestionProps } from '../question-props.ts'
import { DateParts } from './date-field.tsx'
import { TimeParts } from './time-parts.tsx'

/** A day and a time of day, `2025-03-18T14:30`; while one of them is missing its place stays empty. */
export function DateTimeField(props: QuestionProps) {
  const { node, respond, error } = props
  const [date = '', time = ''] = node.entered.split('T')
  const shared = { id: idOf(node.path), isWrong: error !== null }
  const change = (day: string, clock: string) =>
    respond.answer(node.path, day === '' && clock === '' ? '' : `${day}T${clock}`)
  return (
    <GroupFrame {...props}>
      <div class="date-parts">
        <DateParts {...shared} entered={date} hasDay onChange={(day) => change(day, time)} />
      </div>
      <div class="date-parts">
        <TimeParts {...shared} entered={time} onChange={(clock) => change(date, clock)} />
      </div>
    </GroupFrame>
  )
}
