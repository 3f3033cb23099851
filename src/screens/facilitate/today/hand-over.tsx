import { useState } from 'preact/hooks'
import { surveyId } from '../../../contract/phone-routes.ts'
import { languageNames, t, textOf } from '../../../i18n/index.ts'
import { Button, Notice } from '../../../kit/index.ts'
import type { KioskMode, KioskSetup } from '../../../queue/kiosk.ts'
import { parkedDrafts } from '../../../queue/kiosk.ts'
import * as device from '../../respond/device.ts'
import { lock, setMode } from '../access/access.ts'

/** The device goes from person to person from here on, until somebody who knows the PIN ends it. */
export function HandOver({ setup }: { setup: KioskSetup }) {
  const [hasFailed, setHasFailed] = useState(false)

  async function begin(mode: KioskMode): Promise<void> {
    // The way back here must be on the device before it leaves the room with a network.
    if (import.meta.env.PROD) await device.keepFacilitatorFiles()
    if (!(await setMode(mode))) return setHasFailed(true)
    lock()
    // In place of this page: Back must not lead the next person here.
    location.replace('/')
  }

  const place = setup.workshop && (textOf(surveyId, `choices.workshop.${setup.workshop}`) ?? setup.workshop)
  return (
    <section class="stack" aria-labelledby="hand-over-title" data-mode={setup.mode}>
      <h2 id="hand-over-title">{t(`facilitator.today.${setup.mode}Title`)}</h2>
      <ul class="facts">
        <li>
          <strong dir="auto">{setup.deviceName}</strong>
        </li>
        <li>{place ?? t('facilitator.setup.noWorkshop')}</li>
        <li>{setup.languages.map((tag) => languageNames[tag]).join(' · ')}</li>
      </ul>
      {hasFailed && (
        <Notice kind="bad" role="alert">
          <p>{t('facilitator.setup.unkeptError')}</p>
        </Notice>
      )}
      {setup.mode === 'off' ? (
        <>
          <Button label="facilitator.today.kiosk" kind="primary" wide onClick={() => void begin('kiosk')} />
          <p class="question-hint">{t('facilitator.today.kioskHint')}</p>
          <Button label="facilitator.today.assisted" wide onClick={() => void begin('assisted')} />
          <p class="question-hint">{t('facilitator.today.assistedHint')}</p>
        </>
      ) : (
        <>
          <Button label="facilitator.today.goOn" kind="primary" wide onClick={() => void begin(setup.mode)} />
          {!parkedDrafts.hasOpen() && (
            <Button
              label="facilitator.today.end"
              wide
              onClick={() => void setMode('off').then((isOff) => setHasFailed(!isOff))}
            />
          )}
        </>
      )}
    </section>
  )
}
