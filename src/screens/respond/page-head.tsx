import type { Page } from '../../engine/browser.ts'
import { t } from '../../i18n/index.ts'
import { ProgressBar } from '../../kit/index.ts'
import type { Respond } from './respond.ts'

type Props = { page: Page; respond: Respond; sectionTitle: string; title: string }

/** The way back, and how far along: sections are counted, because the number of pages depends on the answers. */
export function PageHead({ page, respond, sectionTitle, title }: Props) {
  const { sections } = respond
  const index = sections.indexOf(page.section)
  const inSection = respond.pages.value.filter(({ section }) => section === page.section)
  const share = inSection.findIndex(({ id }) => id === page.id) / Math.max(1, inSection.length)
  const text = t('page.section.label', { n: index + 1, total: sections.total })
  return (
    <div class="page-head not-printed">
      <BackLink respond={respond} />
      <ProgressBar label="page.progress.label" value={index + share} max={sections.total} text={text} />
      <p class="page-section">
        {text}
        {sectionTitle !== '' && sectionTitle !== title && <> · {sectionTitle}</>}
      </p>
    </div>
  )
}

/** One way back, whether by this link, by the phone's button or by a gesture. */
export function BackLink({ respond }: { respond: Pick<Respond, 'back'> }) {
  return (
    <button type="button" class="back-link" onClick={respond.back}>
      <span class="back-arrow" aria-hidden="true" />
      {t('page.back.label')}
    </button>
  )
}
