import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'

type Props = { room: string; children: ComponentChildren }

/** The rooms of the desk: side by side on a wide screen; on a phone behind a button, which says where one is. */
export function Navigation({ room, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(false), [room])
  return (
    <nav class="desk-nav" aria-label={t('desk.nav.label')}>
      <button
        type="button"
        class="button button-secondary desk-nav-button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">☰</span> {t(`desk.${room}.label`)}
      </button>
      <div class="desk-rooms" data-open={isOpen || undefined}>
        {children}
      </div>
    </nav>
  )
}
