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
      {choices.map(({ name }) => (
        <Option
          key={name}
          type="radio"
          name={idOf(path)}
          id={`${idOf(path)}-${name}`}
          value={name}
          checked={node.value === name}
          onChange={() => respond.answer(path, name)}
        >
          {respond.words.choice(list, name)}
        </Option>
      ))}
    </div>
  )
}
