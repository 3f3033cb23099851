import { useId } from 'preact/hooks'
import { t } from '../i18n/index.ts'

type Props<Value extends string> = {
  label: string
  hint?: string
  value: Value
  options: readonly (readonly [value: Value, words: string])[]
  onChange: (value: Value) => void
}

/** One labelled choice of a coordinator's form. */
export function ChoiceField<Value extends string>({ label, hint, value, options, onChange }: Props<Value>) {
  const id = useId()
  return (
    <div class="desk-field">
      <label for={id}>{t(label)}</label>
      {hint && (
        <span class="desk-hint" id={`${id}-hint`}>
          {t(hint)}
        </span>
      )}
      <select
        class="field"
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ currentTarget }) =>
          onChange(options.find(([known]) => known === currentTarget.value)?.[0] ?? value)
        }
      >
        {options.map(([known, words]) => (
          <option key={known} value={known}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
