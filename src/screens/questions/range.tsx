import type { SurveyNode } from '../../contract/definition.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { Button } from '../../kit/index.ts'
import { parametersOf } from '../respond/columns.ts'
import { GroupFrame } from './question-frame.tsx'
import { focusFrame, idOf, type QuestionProps } from './question-props.ts'

const most = 1000

/** The numbers of a scale, without the crumbs that adding up tenths leaves. */
export function scaleOf(source: SurveyNode): readonly number[] {
  const { start = '0', end = '10', step = '1' } = parametersOf(source)
  const width = Number(end) - Number(start)
  const size = (Math.abs(Number(step)) || 1) * Math.sign(width)
  const length = Math.min(most, Math.floor(width / (size || 1) + 1e-9) + 1)
  return Array.from({ length }, (_, index) => Number((Number(start) + index * size).toFixed(9)))
}

/** A scale as a row of radio buttons: no thumb that stands somewhere before anybody touched it. */
export function Range(props: QuestionProps) {
  const { node, respond } = props
  const isChosen = (value: number): boolean => node.value !== '' && Number(node.value) === value
  function clear(): void {
    respond.answer(node.path, '')
    focusFrame(node.path)
  }

  return (
    <GroupFrame {...props}>
      <div class="scale">
        {scaleOf(node.source).map((value) => (
          <label key={value} class={`scale-step${isChosen(value) ? ' scale-step-chosen' : ''}`}>
            <input
              type="radio"
              name={idOf(node.path)}
              value={value}
              checked={isChosen(value)}
              autocomplete="off"
              onChange={() => respond.answer(node.path, String(value))}
            />
            <span>{formatNumber(value)}</span>
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
