import { formatNumber, t } from '../../i18n/index.ts'
import { Button } from '../../kit/index.ts'
import { parametersOf } from '../respond/columns.ts'
import { GroupFrame } from './question-frame.tsx'
import { focusFrame, idOf, type QuestionProps } from './question-props.ts'

/** A scale as a row of radio buttons: no thumb that stands somewhere before anybody touched it. */
export function Range(props: QuestionProps) {
  const { node, respond } = props
  const { start = '0', end = '10', step = '1' } = parametersOf(node.source)
  const steps = Math.floor((Number(end) - Number(start)) / Number(step)) + 1
  const values = Array.from({ length: steps }, (_, index) => String(Number(start) + index * Number(step)))
  function clear(): void {
    respond.answer(node.path, '')
    focusFrame(node.path)
  }

  return (
    <GroupFrame {...props}>
      <div class="scale">
        {values.map((value) => (
          <label key={value} class={`scale-step${node.value === value ? ' scale-step-chosen' : ''}`}>
            <input
              type="radio"
              name={idOf(node.path)}
              value={value}
              checked={node.value === value}
              autocomplete="off"
              onChange={() => respond.answer(node.path, value)}
            />
            <span>{formatNumber(Number(value))}</span>
          </label>
        ))}
      </div>
      <div class="scale-state">
        <span>
          {node.value === ''
            ? t('range.unset.status')
            : t('range.chosen.status', { value: formatNumber(Number(node.value)) })}
        </span>
        {node.value !== '' && <Button label="range.clear.label" kind="quiet" onClick={clear} />}
      </div>
    </GroupFrame>
  )
}
