import { GroupFrame } from '../question-frame.tsx'
import { idOf, type QuestionProps } from '../question-props.ts'
import { TimeParts } from './time-parts.tsx'

/** A time of day. */
export function TimeField(props: QuestionProps) {
  const { node, respond, error } = props
  return (
    <GroupFrame {...props}>
      <div class="date-parts">
        <TimeParts
          id={idOf(node.path)}
          entered={node.entered}
          isWrong={error !== null}
          onChange={(entered) => respond.answer(node.path, entered)}
        />
      </div>
    </GroupFrame>
  )
}
