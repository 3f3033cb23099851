import { effect } from '@preact/signals'
import { render } from 'preact'
import type { Language } from '../../contract/routes.ts'
import { offerFacilitatorWords } from '../../i18n/facilitator-words.ts'
import { firstKnownLanguage, loadTexts, offeredLanguages, startTexts, t } from '../../i18n/index.ts'
import { Button, Confirm } from '../../kit/index.ts'
import { readSetting } from '../../queue/device-settings.ts'
import { hasOwnDraft } from '../../queue/draft-flag.ts'
import { queue } from '../../queue/index.ts'
import { type KioskSetup, parkedDrafts, readSetup } from '../../queue/kiosk.ts'
import { setKiosk } from '../../queue/kiosk-flag.ts'
import { goLive } from '../first/early-touch.ts'
import type { Arrival } from '../first/read-address.ts'
import type { Respond } from '../respond/respond.ts'
import { sharedDevice } from '../respond/shared-device.ts'
import { Chooser } from './chooser.tsx'
import { startHeartbeats } from './heartbeats.ts'
import { IdleGuard } from './idle-guard.tsx'
import { localMinute } from './local-minute.ts'
import { nextPerson } from './next-person.ts'
import '../respond/respond.css'
import './kiosk.css'

/** The set-up says that this device goes round, and cannot be read. */
export class KioskSetupError extends Error {
  override readonly name = 'KioskSetupError'
}

/**
 * Begins on a device that goes from person to person: asks for the language first, unless this very tab was answering.
 * @returns null where the set-up says that it no longer goes round
 * @throws {KioskSetupError} rather than to go on as if it were somebody's own phone
 */
export async function enterKiosk() {
  offerFacilitatorWords()
  const setup = await readSetup()
  if (setup?.mode === 'off') {
    // The flag outlived the set-up's change in a device that died.
    setKiosk(false)
    return null
  }
  if (!setup) {
    await startTexts(firstKnownLanguage(navigator.languages), ['app'])
    throw new KioskSetupError('the set-up of this device cannot be read; open /facilitator/ and set it up again')
  }
  const { mode } = setup
  offeredLanguages.value = setup.languages
  const wasAnswering = hasOwnDraft()
  const language = wasAnswering ? ownLanguage(setup) : await askForLanguage(setup)
  const arrival: Arrival = { workshop: setup.workshop, channel: 'qr', language }

  let respond: Respond | null = null
  const erase = () => nextPerson(async () => respond?.abandon())
  return {
    arrival,
    shared: { mode, nextPerson: () => void erase() },

    attach(attached: Respond): void {
      respond = attached
      if (setup.whenIdle === 'park') keepKeys(attached, setup)
      startHeartbeats({ queue })
      sharedDevice.value = {
        Leave: () => <Button label="kiosk.leave.label" kind="danger" id="leave" onClick={() => void erase()} />,
        Finish: ({ isNoted }) => <Finish isNoted={isNoted} onFinish={() => void erase()} />,
        IdleGuard: () => (
          <IdleGuard
            idleSeconds={setup.idleSeconds}
            countdownSeconds={setup.countdownSeconds}
            startsAsking={wasAnswering}
            onGone={() => void (setup.whenIdle === 'park' ? nextPerson(() => park(attached, setup)) : erase())}
          />
        ),
        Footer: FacilitatorLink,
      }
    },
  }
}

/** Nothing was asked yet that the draft does not say; the page follows the draft. */
const ownLanguage = (setup: KioskSetup): Language => setup.languages[0] ?? 'en'

async function askForLanguage(setup: KioskSetup): Promise<Language> {
  const root = document.getElementById('app')
  if (!root) throw new Error('index.html has no element with the id "app"')
  const facilitators = await readSetting('language')
  const own = typeof facilitators === 'string' ? facilitators : null
  await Promise.all([
    startTexts(firstKnownLanguage([own, ...setup.languages]), ['facilitator', 'app']),
    ...setup.languages.map((tag) => loadTexts(tag, ['facilitator'])),
  ])
  document.title = t('app.name.title')
  root.replaceChildren()
  const chosen = await new Promise<Language>((resolve) => {
    render(<Chooser setup={setup} onChoose={resolve} />, root)
    goLive()
  })
  render(null, root)
  return chosen
}

/** From its first answer on, so that an empty battery costs nobody her answers: the PIN brings them back. */
function keepKeys(respond: Respond, { parkingKey }: KioskSetup): void {
  let isKept = false
  effect(() => {
    const { status } = respond.saveState.value
    if (status === 'nothing') isKept = false
    if (status !== 'saved' || isKept || !parkingKey) return
    isKept = true
    void parkedDrafts.keepKey(parkingKey, localMinute(new Date())).catch(() => {
      isKept = false
    })
  })
}

/** What cannot be parked is erased: it must not stay for the next person. */
async function park(respond: Respond, { parkingKey }: KioskSetup): Promise<void> {
  const isParked =
    parkingKey !== null && (await parkedDrafts.keepKey(parkingKey, localMinute(new Date())).catch(() => false))
  if (isParked) await respond.letGo()
  else await respond.abandon()
}

type FinishProps = { isNoted: boolean; onFinish: () => void }

/** Once she has noted her code there is one way on; before, she is asked. */
function Finish({ isNoted, onFinish }: FinishProps) {
  return (
    <div class="stack">
      <p>{t('kiosk.finish.hint')}</p>
      {isNoted ? (
        <Button label="kiosk.finish.label" kind="primary" wide onClick={onFinish} id="finish" />
      ) : (
        <Confirm label="kiosk.finish.without" question="kiosk.finish.question" isQuiet onConfirm={onFinish} />
      )}
    </div>
  )
}

function FacilitatorLink() {
  return (
    <footer class="footer not-printed">
      <p>
        <a class="footer-link" href="/facilitator/">
          {t('install.facilitator.label')}
        </a>
      </p>
    </footer>
  )
}
