import { signal } from '@preact/signals'
import type { Progress } from '../../contract/counts.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { ProgressBar } from '../../kit/index.ts'

/** The last count that the endpoint told; null until there is one. */
export const progress = signal<Progress | null>(null)

/** How far the survey is on its way to the target. Nothing at all while nobody knows. */
export function Counter() {
  const known = progress.value
  if (!known) return null
  const { total, target } = known
  const text = t('counter.responses.label', { count: total, target })
  const left = Math.max(0, target - total)
  return (
    <div class="counter" data-total={total}>
      <p class="counter-line">
        <strong class="counter-number">{formatNumber(total)}</strong>
        <span>{text}</span>
      </p>
      <ProgressBar label="counter.bar.label" value={total} max={target} text={text} warm />
      <p class="counter-left">
        {left > 0 ? t('counter.remaining.label', { count: left }) : t('counter.reached.label')}
      </p>
    </div>
  )
}
