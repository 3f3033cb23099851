import { hasAppearance, listOf } from '../respond/columns.ts'
import { ClearChoice } from './clear-choice.tsx'
import { Option } from './option.tsx'
import { GroupFrame } from './question-frame.tsx'
import { idOf, type QuestionProps } from './question-props.ts'

export function SelectOne(props: QuestionProps) {
  return (
    <GroupFrame {...props}>
      <Radios {...props} />
      <ClearChoice {...props} />
    </GroupFrame>
  )
}

/** More than these do not fit side by side in words that can be read. */
const mostInRow = 6

export function Radios({ node, respond }: Pick<QuestionProps, 'node' | 'respond'>) {
  const { source, path } = node
  const list = listOf(source)
  const choices = respond.displayChoices(path)
  const isRow = hasAppearance(source, 'likert') && choices.length <= mostInRow
  return (
    <div class={isRow ? 'options options-row' : 'options'}>
      {choices.map((choice) => (
        <Option
          key={choice.words ?? choice.name}
          type="radio"
          name={idOf(path)}
          id={`${idOf(path)}-${choice.name}`}
          value={choice.name}
          checked={node.value === choice.name}
          onChange={() => respond.answer(path, choice.name)}
        >
          {respond.words.choice(list, choice)}
        </Option>
      ))}
    </div>
  )
}
