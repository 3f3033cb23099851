import { t } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'

type Props = { hasFailed: boolean; again: () => Promise<void> }

/** In the place of what is still on its way, or of what did not come. */
export function Fetching({ hasFailed, again }: Props) {
  if (!hasFailed)
    return (
      <p role="status" class="waiting">
        {t('app.loading.status')}
      </p>
    )
  return (
    <Notice kind="warm" role="alert">
      <p>{t('app.failed.hint')}</p>
      <Button label="app.retry.label" onClick={() => void again()} />
    </Notice>
  )
}
