import { FieldFrame } from './field-frame.tsx'

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
  // Preact types each kind of input apart and cannot follow a union of them.
  const kind = { type } as { type: 'text' }
  return (
    <FieldFrame label={label} hint={hint}>
      {(ties) => (
        <input
          class="field"
          {...ties}
          {...kind}
          dir={type === 'text' ? 'auto' : 'ltr'}
          value={value}
          required={required}
          readOnly={readOnly}
          pattern={pattern}
          autocomplete="off"
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}
