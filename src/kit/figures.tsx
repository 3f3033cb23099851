import './figures.css'
import { formatNumber, t } from '../i18n/index.ts'

type Figure = {
  /** Names it for whoever looks from outside. */
  readonly name: string
  /** Key of what is counted. */
  readonly label: string
  readonly count: number
}

/** Numbers to take in at a glance, each above what it counts. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl class="figures">
      {figures.map(({ name, label, count }) => (
        <div key={name} data-figure={name}>
          <dt>{t(label)}</dt>
          <dd>{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
