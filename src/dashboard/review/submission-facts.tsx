import type { FlaggedRow } from '../../contract/submission-review.ts'
import { formatDay, formatNumber, t } from '../../i18n/index.ts'
import { Facts } from '../facts.tsx'
import { channelName, languageName, workshopName } from '../overview/names.ts'
import { reasonWords } from './reason-words.ts'

/** What is known of a response without opening its answers. */
export function SubmissionFacts({ row }: { row: FlaggedRow }) {
  const { reviewState, receivedOn, language, workshop, channel, counts, edits, organisation, ofOrganisation } = row
  const facts = [
    ['submission.state.label', t(`review.${reviewState}.state`)],
    ['submission.received.label', formatDay(receivedOn)],
    ['overview.language.column', languageName(language)],
    ['overview.workshop.column', workshopName(workshop ?? '')],
    ['overview.channel.column', channelName(channel ?? '')],
    ['submission.counts.label', t(counts ? 'submission.yes.value' : 'submission.no.value')],
    ['submission.edits.label', formatNumber(edits)],
    [
      'submission.organisation.label',
      organisation === null
        ? t('overview.none.row')
        : t('submission.organisation.value', { code: `\u2068${organisation.slice(0, 6)}\u2069`, n: ofOrganisation }),
    ],
  ] as const
  return (
    <>
      {row.reasons.length > 0 && (
        <ul class="review-reasons">
          {row.reasons.map((reason) => (
            <li key={reason}>{reasonWords(reason)}</li>
          ))}
        </ul>
      )}
      <Facts facts={facts} />
    </>
  )
}
