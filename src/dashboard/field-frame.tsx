import type { ComponentChild } from 'preact'
import { useId } from 'preact/hooks'
import { t } from '../i18n/index.ts'

/** What ties a control to its words. */
type Ties = { readonly id: string; readonly 'aria-describedby': string | undefined }

type Props = { label: string; hint: string | undefined; children: (ties: Ties) => ComponentChild }

/** One line of a coordinator's form: the words, and the control that they belong to. */
export function FieldFrame({ label, hint, children }: Props) {
  const id = useId()
  return (
    <div class="desk-field">
      <label for={id}>{t(label)}</label>
      {hint && (
        <span class="desk-hint" id={`${id}-hint`}>
          {t(hint)}
        </span>
      )}
      {children({ id, 'aria-describedby': hint ? `${id}-hint` : undefined })}
    </div>
  )
}
