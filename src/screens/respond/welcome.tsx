import { t } from '../../i18n/index.ts'
import { LanguageList } from '../../kit/index.ts'
import { changeLanguage } from './change-language.ts'
import { Counter } from './counter.tsx'
import { isLive } from './live.ts'
import { QueueNotice } from './queue-notice.tsx'
import type { Respond } from './respond.ts'
import { sharedDevice } from './shared-device.ts'

/** Above the first questions: whose survey this is, in which languages, and how far it has come. */
export function Welcome({ respond }: { respond: Respond }) {
  // The page was prerendered for every workshop.
  const workshop = isLive.value ? respond.workshopName() : null
  return (
    <section class="welcome">
      <p class="welcome-project">{t('app.project.label')}</p>
      {workshop && <p class="welcome-workshop">{t('start.workshop.label', { place: workshop })}</p>}
      <LanguageList onChoose={(tag) => void changeLanguage(tag, respond)} />
      {/* Its room is kept, or the questions would jump away under a finger when the count comes. */}
      <div class="welcome-counter">
        <Counter />
      </div>
      {!sharedDevice.value && <QueueNotice onSend={respond.sendWaiting} onLossRead={respond.acknowledgeLoss} />}
    </section>
  )
}
