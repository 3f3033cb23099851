import type { ComponentChildren, TargetedEvent } from 'preact'

export type OptionEvent = TargetedEvent<HTMLInputElement>

type Props = {
  key?: string
  type: 'radio' | 'checkbox'
  name: string
  id: string
  value: string
  checked: boolean
  /** One for all options of a question: the box itself says which it is. */
  onChange: (event: OptionEvent) => void
  children: ComponentChildren
  describedBy?: string | undefined
  invalid?: boolean
}

/** One radio button or checkbox whose whole row can be touched. Called, not drawn: see `question.tsx`. */
export const option = ({ key, type, name, id, value, checked, onChange, children, describedBy, invalid }: Props) => (
  <label key={key} class={`option${checked ? ' option-chosen' : ''}`} for={id}>
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
      onChange={onChange}
    />
    <span class="option-label">{children}</span>
  </label>
)
