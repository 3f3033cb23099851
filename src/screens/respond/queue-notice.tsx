import { signal } from '@preact/signals'
import { t } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'

/** How many finished responses this phone still holds, as its queue says. */
export const waitingResponses = signal(0)
/** How many saved responses the browser has lost; anything but 0 is a fault that somebody must hear of. */
export const lostResponses = signal(0)
/** Something other than our endpoint answers: a venue's network that wants a sign-in first. */
export const isBehindPortal = signal(false)

type Props = {
  onSend: () => void
  /** Somebody has read that responses were lost. */
  onLossRead: () => void
}

export function QueueNotice({ onSend, onLossRead }: Props) {
  return (
    <>
      {lostResponses.value > 0 && (
        <Notice kind="bad" role="alert">
          <p>{t('storage.lost.notice', { count: lostResponses.value })}</p>
          <Button label="app.close.label" onClick={onLossRead} />
        </Notice>
      )}
      {waitingResponses.value > 0 && (
        <Notice kind="warm" role="status">
          <p>{t('queue.waiting.status', { count: waitingResponses.value })}</p>
          {isBehindPortal.value && <p>{t('queue.portal.hint')}</p>}
          <Button label="queue.send.label" onClick={onSend} />
        </Notice>
      )}
    </>
  )
}
