import { FieldFrame } from './field-frame.tsx'

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
  // Preact types each kind of input apart and cannot follow a union of them.
  const type = { type: kind === 'one-time-code' ? 'text' : 'password' } as { type: 'password' }
  return (
    <FieldFrame label={label} hint={hint}>
      {(ties) => (
        <input
          class="field"
          {...ties}
          {...type}
          autocomplete={kind}
          autocapitalize="none"
          spellcheck={false}
          required
          dir="ltr"
          value={value}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}
