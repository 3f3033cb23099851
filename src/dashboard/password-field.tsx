import { useId } from 'preact/hooks'
import { t } from '../i18n/index.ts'

type Props = {
  label: string
  hint?: string
  value: string
  /** `new-password` has a password manager offer one. */
  kind: 'current-password' | 'new-password' | 'one-time-code'
  onInput: (value: string) => void
}

/** A line for what nobody else should read; a code of a minute is shown. */
export function PasswordField({ label, hint, value, kind, onInput }: Props) {
  const id = useId()
  // Preact types each kind of input apart and cannot follow a union of them.
  const type = { type: kind === 'one-time-code' ? 'text' : 'password' } as { type: 'password' }
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
        {...type}
        autocomplete={kind}
        autocapitalize="none"
        spellcheck={false}
        required
        dir="ltr"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </div>
  )
}
