import { useEffect, useRef } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { announce, Button, Notice } from '../kit/index.ts'
import type { ShownLink } from './people.tsx'
import { sayMoment } from './say-moment.ts'

/** A link that is shown this once: the server keeps only its hash. */
export function OnceLink({ link: { token, name, expiresAt }, onClose }: { link: ShownLink; onClose: () => void }) {
  // After the #, because what stands there is sent to no server and written to no log.
  const href = `${location.origin}/coordinator/#link=${token}`
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  function copy(): void {
    navigator.clipboard.writeText(href).then(
      () => announce(t('workshop.copy.done')),
      () => undefined,
    )
  }

  return (
    <Notice kind="good">
      <h2 ref={heading} tabIndex={-1}>
        {t('people.once.title', { name })}
      </h2>
      <p>{t('people.once.hint')}</p>
      <p>
        <code dir="ltr" class="desk-secret" data-once-link>
          {href}
        </code>
      </p>
      <p class="desk-hint">{t('people.expires.label', { moment: sayMoment(expiresAt) })}</p>
      <div class="notice-actions">
        <Button label="workshop.copy.label" onClick={copy} />
        <Button label="people.once.done" kind="quiet" onClick={onClose} />
      </div>
    </Notice>
  )
}
