import { useState } from 'preact/hooks'
import { type ReviewedSubmission, type ReviewState, reviewStates } from '../../contract/submission-review.ts'
import { t } from '../../i18n/index.ts'
import { ChoiceField } from '../choice-field.tsx'
import { Failure } from '../failure.tsx'
import { useDeed } from '../use-deed.ts'
import { CommentField } from './comment-field.tsx'
import { review } from './review-calls.ts'

type Props = {
  opened: ReviewedSubmission
  isWithSpecial: boolean
  onChanged: () => void
  onSignedOut: () => void
}

/** Says what a person thinks of a response. What was said before stays in the history. */
export function ReviewForm({ opened, isWithSpecial, onChanged, onSignedOut }: Props) {
  const { instanceId, sha256, history, reviewState } = opened
  const [state, setState] = useState<ReviewState>(reviewState)
  const [comment, setComment] = useState('')
  const { failure, setFailure, attempt } = useDeed(onSignedOut)

  async function save(): Promise<void> {
    const isNew = state !== reviewState
    if (!isNew && comment.trim() === '') return setFailure('submission.nothing.error')
    const body = { sha256, seen: history.length, comment, ...(isNew ? { state } : {}) }
    if (await attempt(review(instanceId, body, isWithSpecial), 'submission.saved.status')) onChanged()
  }

  return (
    <form
      class="desk-form desk-table"
      data-part="review"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{t('submission.review.title')}</h2>
      <ChoiceField
        label="submission.state.label"
        hint="submission.state.hint"
        value={state}
        options={reviewStates.map((one) => [one, t(`review.${one}.state`)])}
        onChange={setState}
      />
      <CommentField value={comment} onInput={setComment} />
      <Failure words={failure} />
      <button class="button button-primary" type="submit">
        {t('workshop.save.label')}
      </button>
    </form>
  )
}
