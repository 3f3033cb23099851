import { Button } from '../../kit/index.ts'
import { focusFrame, idOf, type QuestionProps } from './question-props.ts'

/** Radio buttons cannot be taken back by themselves, and an optional answer must be. */
export function ClearChoice({ node, respond }: Pick<QuestionProps, 'node' | 'respond'>) {
  if (node.value === '' || node.required) return null
  return (
    <Button
      label="choice.clear.label"
      kind="quiet"
      id={`${idOf(node.path)}-clear`}
      onClick={() => {
        respond.answer(node.path, '')
        focusFrame(node.path)
      }}
    />
  )
}
