import { t } from '../../i18n/index.ts'
import { Button } from '../../kit/index.ts'
import { install, installWay, thisDevice } from './install-offer.ts'

/** How to get back here from the home screen, where this browser can do that. */
export function InstallHint() {
  const way = installWay(thisDevice())
  if (way === null) return null
  return (
    <div class="install-hint stack not-printed">
      <p>{t('install.offer.hint')}</p>
      {way === 'button' ? (
        <Button label="install.add.label" onClick={() => void install()} />
      ) : (
        <p>{t('install.ios.hint')}</p>
      )}
    </div>
  )
}
