import { useId } from 'preact/hooks'
import { t } from '../i18n/index.ts'

type Props = {
  label: string
  hint?: string
  value: string
  onInput: (value: string) => void
  type?: 'text' | 'email' | 'url' | 'date' | 'number'
  required?: boolean
  readOnly?: boolean
  pattern?: string
}

/** One labelled line of a coordinator's form. */
export function Field({ label, hint, value, onInput, type = 'text', required, readOnly, pattern }: Props) {
  const id = useId()
  // Preact types each kind of input apart and cannot follow a union of them.
  const kind = { type } as { type: 'text' }
  return (
    <div class="desk-field">
      <label for={id}>{t(label)}</label>
      {hint && (
        <span class="desk-hint" id={`${id}-hint`}>
          {t(hint)}
        </span>
      )}
      <input
        class="field"
        id={id}
        {...kind}
        dir={type === 'text' ? 'auto' : 'ltr'}
        value={value}
        required={required}
        readOnly={readOnly}
        pattern={pattern}
        aria-describedby={hint ? `${id}-hint` : undefined}
        autocomplete="off"
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </div>
  )
}
