import { hasAppearance, listOf } from '../respond/columns.ts'
import { ClearChoice } from './clear-choice.tsx'
import { type OptionEvent, option } from './option.tsx'
import { GroupFrame } from './question-frame.tsx'
import { idOf, type QuestionProps } from './question-props.ts'

export const SelectOne = (props: QuestionProps) =>
  GroupFrame({ ...props, children: Radios(props), below: ClearChoice(props) })

/** More than these do not fit side by side in words that can be read. */
const mostInRow = 6

export function Radios({ node, respond }: Pick<QuestionProps, 'node' | 'respond'>) {
  const { source, path } = node
  const list = listOf(source)
  const choices = respond.displayChoices(path)
  const isRow = hasAppearance(source, 'likert') && choices.length <= mostInRow
  const id = idOf(path)
  const choose = ({ currentTarget }: OptionEvent) => respond.answer(path, currentTarget.value)
  return (
    <div class={isRow ? 'options options-row' : 'options'}>
      {choices.map((choice) =>
        option({
          key: choice.words ?? choice.name,
          type: 'radio',
          name: id,
          id: `${id}-${choice.name}`,
          value: choice.name,
          checked: node.value === choice.name,
          onChange: choose,
          children: respond.words.choice(list, choice),
        }),
      )}
    </div>
  )
}
