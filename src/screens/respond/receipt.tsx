import { useRef } from 'preact/hooks'
import { directionOf, language, t } from '../../i18n/index.ts'
import { announce, Button } from '../../kit/index.ts'
import { canShareText, saveFile, shareText } from './hand-out.ts'
import { drawReceipt } from './receipt-picture.ts'
import { sharedDevice } from './shared-device.ts'

/** It says nothing of what it is a receipt for. */
const pictureName = 'receipt.png'

type Props = {
  /** null once she has noted it: then nobody knows it any more. */
  code: string | null
  onNoted: () => void
}

/** The receipt code, the only time that it is shown, and the ways to keep it. */
export function Receipt({ code, onNoted }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const title = (
    <h2 tabIndex={-1} ref={heading}>
      {t('done.receipt.title')}
    </h2>
  )
  if (code === null) {
    return (
      <div class="receipt receipt-noted">
        {title}
        <p>{t('done.hidden.status')}</p>
      </div>
    )
  }
  // The clipboard, the downloads and the tabs of a device that goes round are the next person's as well.
  const isShared = sharedDevice.value !== null
  const address = `${location.host}/withdraw/`

  async function copy(known: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(known)
      announce(t('done.copied.status'))
    } catch {
      announce(t('done.copyFailed.status'))
    }
  }

  async function share(known: string): Promise<void> {
    if ((await shareText(`${known}\n${location.origin}/withdraw/`)) === 'failed') announce(t('done.shareFailed.status'))
  }

  async function savePicture(known: string): Promise<void> {
    const picture = drawReceipt({
      code: known,
      hint: t('done.picture.hint'),
      address,
      warning: t('done.receipt.warning'),
      direction: directionOf(language.value),
    })
    const result = await picture
      .then((drawn) => saveFile(new File([drawn], pictureName, { type: 'image/png' })))
      .catch(() => 'failed' as const)
    if (result === 'saved') announce(t('done.pictured.status', { name: pictureName }))
    if (result === 'failed') announce(t('done.pictureFailed.status'))
  }

  return (
    <div class="receipt">
      {title}
      <p class="receipt-code" dir="ltr" translate={false}>
        {code}
      </p>
      <p>{t('done.receipt.hint')}</p>
      <p>
        {t('withdraw.address.label')} {/* In a tab of its own, because only this page still knows the code. */}
        {isShared ? (
          <bdi class="withdraw-address" dir="ltr">
            {address}
          </bdi>
        ) : (
          <a class="withdraw-address" dir="ltr" href="/withdraw/" target="_blank" rel="noreferrer">
            {address}
          </a>
        )}
      </p>
      <p class="receipt-warning">{t('done.receipt.warning')}</p>
      {!isShared && (
        <div class="receipt-actions not-printed">
          <Button label="done.copy.label" onClick={() => void copy(code)} />
          <Button label="done.picture.label" onClick={() => void savePicture(code)} />
          {canShareText() && <Button label="done.share.label" onClick={() => void share(code)} />}
        </div>
      )}
      <div class="not-printed">
        <Button
          label="done.noted.label"
          kind="primary"
          wide
          onClick={() => {
            onNoted()
            heading.current?.focus()
          }}
        />
      </div>
    </div>
  )
}
