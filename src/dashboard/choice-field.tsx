import { FieldFrame } from './field-frame.tsx'

type Props<Value extends string> = {
  label: string
  hint?: string
  value: Value
  options: readonly (readonly [value: Value, words: string])[]
  onChange: (value: Value) => void
}

/** One labelled choice of a coordinator's form. */
export function ChoiceField<Value extends string>({ label, hint, value, options, onChange }: Props<Value>) {
  return (
    <FieldFrame label={label} hint={hint}>
      {(ties) => (
        <select
          class="field"
          {...ties}
          value={value}
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
      )}
    </FieldFrame>
  )
}
