import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { Button, focusContent, Notice } from '../../kit/index.ts'
import { queue } from '../respond/device.ts'

/** Says loudly that the browser has lost responses, until somebody has read it. */
export function LossNotice() {
  const [lost, setLost] = useState(0)
  useEffect(() => void queue.lost().then(setLost, () => undefined), [])
  if (lost === 0) return null
  return (
    <Notice kind="bad" role="alert">
      <p>{t('storage.lost.notice', { count: lost })}</p>
      <Button
        label="app.close.label"
        onClick={() => {
          setLost(0)
          focusContent()
          void queue.acknowledgeLoss()
        }}
      />
    </Notice>
  )
}
