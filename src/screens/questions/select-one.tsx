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

function Radios({ node, respond }: Pick<QuestionProps, 'node' | 'respond'>) {
  const { source, path } = node
  const list = 'list' in source ? (source.list ?? '') : ''
  return (
    <div class="options">
      {respond.displayChoices(path).map(({ name }) => (
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
