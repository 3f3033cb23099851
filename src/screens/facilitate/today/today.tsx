import { t } from '../../../i18n/index.ts'
import { Button } from '../../../kit/index.ts'
import { opened, setup } from '../access/access.ts'
import { EndSession } from './end-session.tsx'
import { HandOver } from './hand-over.tsx'
import { Parked } from './parked.tsx'
import { StartForm } from './start-form.tsx'

/** What is to be done now: hand the device on, take up what was put aside, end the day. */
export function Today() {
  const known = setup.value
  if (!known)
    return (
      <>
        <div class="stack">
          <p>{t('facilitator.today.notSet')}</p>
          <Button label="facilitator.today.setUp" kind="primary" wide onClick={() => location.assign('#setup')} />
        </div>
        <StartForm />
      </>
    )
  return (
    <>
      <HandOver setup={known} />
      {opened.value && known.parkingKey && <Parked publicKey={known.parkingKey} privateKey={opened.value} />}
      <EndSession />
    </>
  )
}
