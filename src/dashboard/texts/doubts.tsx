import type { TranslationReview } from '../../contract/review.ts'
import { t } from '../../i18n/index.ts'
import { filterAddress } from './text-state.ts'

/** What the translators were unsure about, for whoever reviews: each leads to its text. */
export function Doubts({ doubts }: Pick<TranslationReview, 'doubts'>) {
  return (
    <details data-doubts>
      <summary>{t('translations.doubts.label', { count: doubts.length })}</summary>
      <dl class="desk-doubts" lang="en" dir="ltr">
        {doubts.map(({ key, note }) => (
          <div key={`${key} ${note}`}>
            <dt>
              <a href={filterAddress({ search: key })}>
                <code>{key}</code>
              </a>
            </dt>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
