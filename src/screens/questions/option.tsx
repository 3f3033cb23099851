import type { ComponentChildren } from 'preact'

type Props = {
  type: 'radio' | 'checkbox'
  name: string
  id: string
  value: string
  checked: boolean
  onChange: (checked: boolean) => void
  children: ComponentChildren
  describedBy?: string | undefined
  invalid?: boolean
}

/** One radio button or checkbox whose whole row can be touched. */
export function Option({ type, name, id, value, checked, onChange, children, describedBy, invalid }: Props) {
  return (
    <label class={`option${checked ? ' option-chosen' : ''}`} for={id}>
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        checked={checked}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        // A form restored by the browser must not show what the person before had chosen.
        autocomplete="off"
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span class="option-label">{children}</span>
    </label>
  )
}
