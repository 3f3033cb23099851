import { t } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'
import { formatReceiptCode } from '../../sealing/index.ts'
import { BackLink } from '../respond/page-head.tsx'
import { useStepHeading } from './use-step-heading.ts'

/** Why the device could not note it. */
export type NotNoted = 'full' | 'unavailable'

type Props = {
  code: string
  isWorking: boolean
  failed: NotNoted | null
  onConfirm: () => void
  onBack: () => void
}

const deleted = ['answers', 'mapping', 'contacts', 'leaders'] as const

/** Shows the code once more, because nobody is told whether it was right, and asks before what cannot be undone. */
export function ConfirmStep({ code, isWorking, failed, onConfirm, onBack }: Props) {
  const title = t('withdraw.confirm.title')
  const heading = useStepHeading(title, { isFirst: false, isWrong: failed !== null })
  return (
    <section class="stack">
      {!isWorking && <BackLink respond={{ back: onBack }} />}
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <div class="receipt">
        <p class="receipt-code" dir="ltr" translate={false}>
          {formatReceiptCode(code)}
        </p>
        <p>{t('withdraw.compare.hint')}</p>
      </div>
      <div>
        <h2>{t('withdraw.deleted.title')}</h2>
        <ul class="deleted">
          {deleted.map((name) => (
            <li key={name}>{t(`withdraw.deleted.${name}`)}</li>
          ))}
        </ul>
      </div>
      <p>
        <strong>{t('withdraw.confirm.hint')}</strong>
      </p>
      {failed && (
        <Notice kind="bad" role="alert">
          <p>{t(`withdraw.${failed}.error`)}</p>
        </Notice>
      )}
      {isWorking ? (
        <p role="status">{t('withdraw.working.status')}</p>
      ) : (
        <div class="page-actions">
          <Button label="withdraw.confirm.label" kind="danger" wide onClick={onConfirm} />
          <Button label="app.cancel.label" wide onClick={onBack} />
        </div>
      )}
    </section>
  )
}
