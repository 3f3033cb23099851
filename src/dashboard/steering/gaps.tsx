import type { CoordinatorCounts } from '../../contract/counts.ts'
import type { Workshop } from '../../contract/workshop.ts'
import { formatDay, t } from '../../i18n/index.ts'
import { iMay } from '../me.ts'
import { namesInARow, workshopName } from '../overview/names.ts'
import { type Gap, rankGaps } from './rank-gaps.ts'
import { targetName } from './target-name.ts'
import './steering.css'

type Props = { counts: CoordinatorCounts; workshops: readonly Workshop[] }

/** Where to act next: the goals that are not reached, the one first at which most can be done. */
export function Gaps({ counts, workshops }: Props) {
  const { gaps, reached } = rankGaps(counts, workshops, counts.progress.asOf.slice(0, 10))
  return (
    <section class="desk-table" aria-labelledby="gaps" data-gaps>
      <h2 id="gaps">{t('gaps.page.title')}</h2>
      {counts.targets.length === 0 ? (
        <p>{t('gaps.none.status')}</p>
      ) : gaps.length === 0 ? (
        <p>{t('gaps.all.status')}</p>
      ) : (
        // Made anew when its order changes: Chromium numbers the rows of a list wrongly that were moved in it.
        <ol key={gaps.map(nameOf).join()} class="steering-gaps">
          {gaps.map((gap) => (
            <GapRow key={nameOf(gap)} gap={gap} workshops={workshops} />
          ))}
        </ol>
      )}
      {reached.length > 0 && gaps.length > 0 && (
        <p>
          {t('gaps.reached.status', { names: namesInARow(reached.map(({ target }) => targetName(target, workshops))) })}
        </p>
      )}
      {gaps.length > 0 && <p class="desk-hint">{t('gaps.method.hint')}</p>}
      <p>
        <a href="#targets">{t(iMay('workshops') ? 'gaps.edit.link' : 'gaps.see.link')}</a>
      </p>
    </section>
  )
}

const nameOf = ({ target: { kind, key } }: Gap): string => `${kind} ${key}`

function GapRow({ gap, workshops }: { gap: Gap; workshops: readonly Workshop[] }) {
  const { target, have, advice, workshop, seats } = gap
  const name = targetName(target, workshops)
  const place = workshop ? workshopName(workshop.code, workshops) : ''
  const day = workshop?.dateStart ? formatDay(workshop.dateStart) : t('workshop.open.value')
  return (
    <li data-gap={nameOf(gap)} data-advice={advice}>
      <strong>{t('gaps.row.label', { name, have, goal: target.goal })}</strong>
      <progress value={have} max={target.goal} aria-hidden="true" />
      <span>{t(`gaps.${advice}.advice`, { place, day, seats: seats ?? 0 })}</span>
      {workshop && advice !== 'full' && (
        <a href={advice === 'seats' ? '#workshops' : `#pack/${workshop.code}`}>
          {t(advice === 'seats' ? 'gaps.seats.link' : 'gaps.pack.link')}
          <span class="only-read-aloud"> {place}</span>
        </a>
      )}
    </li>
  )
}
