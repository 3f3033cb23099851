import { useEffect, useState } from 'preact/hooks'
import { surveyId } from '../../contract/routes.ts'
import { t } from '../../i18n/index.ts'
import * as device from '../respond/device.ts'

type Check = 'checking' | 'yes' | 'no'

/** Whether this device is ready for a day without a network. */
export function SetUp() {
  const [app, setApp] = useState<Check>('checking')
  const [storage, setStorage] = useState<Check>('checking')
  const [server, setServer] = useState<Check>('checking')
  useEffect(() => {
    const say = (set: (check: Check) => void) => (isGood: boolean) => set(isGood ? 'yes' : 'no')
    void device
      .keepFacilitatorFiles()
      .then(device.countMissingFiles)
      .then((missing) => say(setApp)(missing === 0))
    void device.queue.storageHealth().then(({ isPersistent }) => say(setStorage)(isPersistent === true))
    void device.fetchProgress(surveyId).then(({ status }) => say(setServer)(status === 'ok'))
  }, [])
  const checks = [
    ['app', app],
    ['storage', storage],
    ['server', server],
  ] as const
  return (
    <section class="stack" aria-labelledby="ready-title">
      <h2 id="ready-title">{t('facilitator.ready.title')}</h2>
      <ul class="checks">
        {checks.map(([name, check]) => (
          <li key={name} data-check={name} data-state={check}>
            <strong>
              {t(`facilitator.ready.${name}`)}: {t(`facilitator.ready.${check}`)}
            </strong>
            {check === 'no' && <p class="question-hint">{t(`facilitator.ready.${name}Mend`)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
