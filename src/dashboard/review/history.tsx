import type { HistoryEntry, ShownAnswer } from '../../contract/submission-review.ts'
import { t } from '../../i18n/index.ts'
import { sayMoment } from '../say-moment.ts'
import { Changes } from './changes.tsx'

type Props = {
  history: readonly HistoryEntry[]
  /** By which the codes of a change find their words. */
  lists: readonly ShownAnswer[]
}

/** Who said and did what, the newest first. */
export function History({ history, lists }: Props) {
  return (
    <section class="desk-table" aria-labelledby="history" data-part="history">
      <h2 id="history">{t('submission.history.title')}</h2>
      {history.length === 0 && <p>{t('submission.history.none')}</p>}
      <ol class="review-history">
        {history.toReversed().map(({ number, at, who, from, to, comment, version, changes }) => (
          <li key={number} data-entry={number}>
            <p>
              <span class="desk-hint">{sayMoment(at)}</span>{' '}
              <strong>
                <bdi>{who}</bdi>
              </strong>
              {version !== null && <> · {t('submission.version.label', { n: version })}</>}
              {from !== to && (
                <> · {t('submission.change.label', { from: t(`review.${from}.state`), to: t(`review.${to}.state`) })}</>
              )}
            </p>
            {comment && (
              <p dir="auto" class="review-comment">
                {comment}
              </p>
            )}
            {version !== null && <Changes changes={changes} shown={lists} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
