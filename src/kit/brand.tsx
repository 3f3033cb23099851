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
      <BrandMark />
      <span class="brand-name">{t(label)}</span>
    </span>
  )
}

/** As in `public/icon.svg`; a picture file would be a document of its own, and late. */
const BrandMark = () => (
  <svg class="brand-mark" viewBox="0 0 64 64" aria-hidden="true">
    <rect width="64" height="64" rx="14" fill="#57308a" />
    <path d="M14 42c8 0 10-20 18-20s10 20 18 20" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" />
    <circle cx="32" cy="44" r="5" fill="#f2a86f" />
  </svg>
)
