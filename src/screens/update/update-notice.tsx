import { useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { Button, focusContent, Notice } from '../../kit/index.ts'
import { applyUpdate, updateReady } from './update-state.ts'

/** Asks before a new version comes in. Only drawn where nobody is in the middle of a survey. */
export function UpdateNotice() {
  const [isLater, setIsLater] = useState(false)
  if (!updateReady.value || isLater) return null
  return (
    <Notice role="status">
      <p>{t('update.ready.notice')}</p>
      <div class="notice-actions">
        <Button label="update.apply.label" onClick={() => applyUpdate.value?.()} />
        <Button
          label="update.later.label"
          kind="quiet"
          onClick={() => {
            setIsLater(true)
            focusContent()
          }}
        />
      </div>
    </Notice>
  )
}
