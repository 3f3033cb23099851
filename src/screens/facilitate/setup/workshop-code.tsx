import type { ComponentChildren } from 'preact'
import { t } from '../../../i18n/index.ts'

type Props = {
  id: string
  /** Key of the words above it. */
  label: string
  value: string
  onChange: (code: string) => void
  /** What is to be said between the words and the field. */
  children?: ComponentChildren
}

/** A field for the code or the link of a workshop. */
export function WorkshopCode({ id, label, value, onChange, children }: Props) {
  return (
    <div>
      <label for={id}>{t(label)}</label>
      {children}
      <input
        class="field"
        id={id}
        dir="ltr"
        autocomplete="off"
        autocapitalize="none"
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  )
}
