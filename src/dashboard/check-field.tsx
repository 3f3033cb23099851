import { t } from '../i18n/index.ts'

type Props = { label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void }

/** One box to tick of a coordinator's form. */
export function CheckField({ label, hint, checked, onChange }: Props) {
  return (
    <label class="desk-check">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <span>
        {t(label)}
        {hint && <span class="desk-hint">{t(hint)}</span>}
      </span>
    </label>
  )
}

type ListProps = {
  label: string
  options: readonly (readonly [value: string, words: string])[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Several boxes under one heading; none ticked stands for all. */
export function CheckList({ label, options, chosen, onChange }: ListProps) {
  return (
    <fieldset class="desk-checks">
      <legend>{t(label)}</legend>
      {options.map(([value, words]) => (
        <label class="desk-check" key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
          <span>
            <bdi>{words}</bdi>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
