import { useEffect, useRef } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { announce, Button, Notice } from '../kit/index.ts'

type Props = { title: string; hint: string; text: string; onClose: () => void }

/** A secret that is shown this once, because the server keeps only what it is known by again. */
export function ShownOnce({ title, hint, text, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  function copy(): void {
    navigator.clipboard.writeText(text).then(
      () => announce(t('once.copy.done')),
      () => undefined,
    )
  }

  return (
    <Notice kind="good">
      <h3 ref={heading} tabIndex={-1}>
        {t(title)}
      </h3>
      <p>{t(hint)}</p>
      <p>
        <code dir="ltr" class="desk-secret" data-once>
          {text}
        </code>
      </p>
      <div class="notice-actions">
        <Button label="once.copy.label" onClick={copy} />
        <Button label="once.done.label" kind="quiet" onClick={onClose} />
      </div>
    </Notice>
  )
}
