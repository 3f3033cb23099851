import './brand.css'
import { t } from '../i18n/index.ts'

type Props = {
  /** Key of the name. */
  label: string
  /** Leaves only the sign to see on a narrow phone, where the buttons beside it need the room. */
  isShort?: boolean
}

/** The sign and the name at the top of each page. */
export function Brand({ label, isShort = false }: Props) {
  return (
    <span class={`brand${isShort ? ' brand-short' : ''}`}>
      <span class="brand-mark" aria-hidden="true" />
      <span class="brand-name">{t(label)}</span>
    </span>
  )
}
