import type { CoordinatorCounts } from '../../contract/counts.ts'
import { directionOf, formatNumber, language, t } from '../../i18n/index.ts'
import { Figures } from '../../kit/index.ts'
import { labelled } from '../labelled.ts'
import { hatched } from '../plots/hatching.tsx'
import { PlotKey } from '../plots/plot-key.tsx'
import { useWidth } from '../plots/use-width.ts'

/** How far it is: what came before, what has come, what is still missing. */
export function Target({ counts }: { counts: CoordinatorCounts }) {
  const { total, target, baseline, received, usable } = counts.progress
  const figures = {
    baseline,
    received,
    usable,
    remaining: Math.max(0, target - total),
    quarantined: counts.quarantined,
    conflicts: counts.conflicts,
    withdrawn: counts.withdrawn,
    organisations: counts.distinctOrganisations,
    unnamed: counts.withoutOrganisation,
  }
  return (
    <section class="desk-stack" aria-labelledby="target">
      <h1 id="target">{t('overview.target.title')}</h1>
      <p class="desk-total">{t('overview.total.label', { count: total, target })}</p>
      <TargetBar {...counts.progress} />
      <Figures
        figures={Object.entries(figures).map(([name, count]) => ({ name, label: `overview.${name}.label`, count }))}
      />
    </section>
  )
}

const height = 26

/** The responses reported earlier have a band of their own: nobody knows from where, or when, they came. */
function TargetBar({ baseline, usable, total, target }: CoordinatorCounts['progress']) {
  const { ref, width } = useWidth()
  const scale = width / Math.max(target, total, 1)
  const isMirrored = directionOf(language.value) === 'rtl'
  const band = (from: number, responses: number) => ({
    x: isMirrored ? width - (from + responses) * scale : from * scale,
    width: responses * scale,
    height,
  })
  return (
    <div
      ref={ref}
      role="progressbar"
      aria-label={t('overview.bar.label')}
      aria-valuemin={0}
      aria-valuemax={target}
      aria-valuenow={Math.min(total, target)}
      aria-valuetext={t('overview.total.label', { count: total, target })}
    >
      <svg
        class="plot-svg desk-target"
        aria-hidden="true"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <rect class="desk-target-space" width={width} height={height} rx="4" />
        <rect class="plot-bar-rest" fill={hatched} {...band(0, baseline)} />
        <rect class="plot-bar" {...band(baseline, usable)} />
      </svg>
      <ul class="plot-key" aria-hidden="true">
        <PlotKey words={labelled('overview.baseline.label', formatNumber(baseline))} isHatched />
        <PlotKey words={labelled('overview.usable.label', formatNumber(usable))} />
      </ul>
    </div>
  )
}
