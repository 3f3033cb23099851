import './progress-bar.css'
import { t } from '../i18n/index.ts'

type Props = {
  /** Key of what is measured. */
  label: string
  value: number
  max: number
  /** What a screen reader says in place of a percentage. */
  text: string
  warm?: boolean
}

export function ProgressBar({ label, value, max, text, warm = false }: Props) {
  const share = max > 0 ? Math.min(1, value / max) : 0
  return (
    <div
      class={`progress-bar${warm ? ' progress-bar-warm' : ''}`}
      role="progressbar"
      aria-label={t(label)}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={text}
    >
      <div class="progress-bar-fill" style={{ inlineSize: `${share * 100}%` }} />
    </div>
  )
}
