import './button.css'
import type { ComponentChildren } from 'preact'
import { type TextValues, t } from '../i18n/index.ts'

type Props = {
  /** Key of the words on it. */
  label: string
  values?: TextValues
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  wide?: boolean
  onClick: () => void
  /** Words for a screen reader where those on the button say too little on their own. */
  spoken?: string
  /** A sign before the words. */
  children?: ComponentChildren
  id?: string
}

export function Button({ label, values, kind = 'secondary', wide = false, onClick, spoken, children, id }: Props) {
  return (
    <button
      type="button"
      id={id}
      class={`button button-${kind}${wide ? ' button-wide' : ''}`}
      onClick={onClick}
      aria-label={spoken}
    >
      {children}
      {t(label, values)}
    </button>
  )
}
