import { useId } from 'preact/hooks'
import { t } from '../../i18n/index.ts'

/** What somebody wants others at the desk to know; it goes when the response is withdrawn. */
export function CommentField({ value, onInput }: { value: string; onInput: (text: string) => void }) {
  const id = useId()
  return (
    <div class="desk-field">
      <label for={id}>{t('submission.comment.label')}</label>
      <span class="desk-hint" id={`${id}-hint`}>
        {t('submission.comment.hint')}
      </span>
      <textarea
        class="field"
        id={id}
        rows={3}
        maxLength={2000}
        dir="auto"
        aria-describedby={`${id}-hint`}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </div>
  )
}
