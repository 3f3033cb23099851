import { Aloud } from './aloud.tsx'
import { option } from './option.tsx'
import { describedBy, errorText, labelWords, requiredMark } from './question-frame.tsx'
import { idOf, type QuestionProps } from './question-props.ts'

/** One box to tick: its label is the statement that is agreed to. */
export function Acknowledge(props: QuestionProps) {
  const { node, respond, error } = props
  return (
    <div class={`question${error ? ' question-wrong' : ''}`}>
      {errorText(props)}
      {Aloud(props)}
      {option({
        type: 'checkbox',
        name: idOf(node.path),
        id: idOf(node.path),
        value: 'OK',
        checked: node.value === 'OK',
        describedBy: describedBy(props),
        invalid: error !== null,
        onChange: ({ currentTarget }) => respond.answer(node.path, currentTarget.checked ? 'OK' : ''),
        children: (
          <>
            <strong>{labelWords(props)}</strong>
            {requiredMark(props)}
          </>
        ),
      })}
    </div>
  )
}
