import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'
import { queue, syncNow } from '../respond/device.ts'

/** Of a withdrawal noted earlier on this device that has not gone out yet. */
export function WaitingNotice({ isBehindPortal }: { isBehindPortal: boolean }) {
  const [isWaiting, setIsWaiting] = useState(false)
  useEffect(() => queue.watchWithdrawals(({ length }) => setIsWaiting(length > 0)), [])
  if (!isWaiting) return null
  return (
    <Notice kind="warm" role="status">
      <p>{t('withdraw.waiting.notice')}</p>
      {isBehindPortal && <p>{t('queue.portal.hint')}</p>}
      <Button label="queue.send.label" onClick={syncNow} />
    </Notice>
  )
}
