import { Button } from '../../kit/index.ts'
import { Option } from './option.tsx'
import { GroupFrame } from './question-frame.tsx'
import { focusFrame, idOf, type QuestionProps } from './question-props.ts'

export function SelectOne(props: QuestionProps) {
  return (
    <GroupFrame {...props}>
      <Radios {...props} />
      {props.node.value !== '' && !props.node.required && <ClearChoice {...props} />}
    </GroupFrame>
  )
}

/** Radio buttons cannot be taken back by themselves, and an optional answer must be. */
function ClearChoice({ node, respond }: QuestionProps) {
  return (
    <Button
      label="choice.clear.label"
      kind="quiet"
      onClick={() => {
        respond.answer(node.path, '')
        focusFrame(node.path)
      }}
    />
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
