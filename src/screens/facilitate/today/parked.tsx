import { useEffect, useState } from 'preact/hooks'
import { formatDay, formatNumber, t } from '../../../i18n/index.ts'
import { Button, Confirm, Notice } from '../../../kit/index.ts'
import { type ParkedDraft, parkedDrafts } from '../../../queue/kiosk.ts'
import { localMinute } from '../../kiosk/local-minute.ts'
import { lock, setMode, setup } from '../access/access.ts'

type Props = { publicKey: Uint8Array; privateKey: Uint8Array }

/** Unfinished answers that were put aside: named by number and time, never by person, and never shown here. */
export function Parked({ publicKey, privateKey }: Props) {
  const [drafts, setDrafts] = useState<readonly ParkedDraft[]>([])
  const [hasOpen, setHasOpen] = useState(parkedDrafts.hasOpen())
  const [hasFailed, setHasFailed] = useState(false)
  const refresh = async () => {
    setHasOpen(parkedDrafts.hasOpen())
    setDrafts(await parkedDrafts.list())
  }
  useEffect(() => {
    void refresh()
    // Also those that come back into a database that was made anew.
    return parkedDrafts.watch(() => void refresh())
  }, [])

  async function park(): Promise<void> {
    if (await parkedDrafts.keepKey(publicKey, localMinute(new Date()))) parkedDrafts.forgetOpen()
    else setHasFailed(true)
    await refresh()
  }

  async function takeUp(draftId: string): Promise<void> {
    if (hasOpen || !(await parkedDrafts.takeUp(draftId, { publicKey, privateKey }))) return setHasFailed(true)
    // Whoever takes a draft up does so in the mode that it was begun in, or hands the device over now.
    const isOn = setup.value?.mode !== 'off' || (await setMode('kiosk'))
    if (!isOn) return setHasFailed(true)
    lock()
    location.replace('/')
  }

  if (drafts.length === 0 && !hasOpen) return null
  return (
    <section class="stack" aria-labelledby="parked-title">
      <h2 id="parked-title">{t('facilitator.parked.title')}</h2>
      {hasFailed && (
        <Notice kind="bad" role="alert">
          <p>{t('facilitator.parked.failed')}</p>
        </Notice>
      )}
      {hasOpen && (
        <Notice kind="warm">
          <p>{t('facilitator.parked.open')}</p>
          <Button label="facilitator.parked.park" onClick={() => void park()} />
        </Notice>
      )}
      <ul class="checks">
        {drafts.map(({ draftId, number, parkedAt, until }) => (
          <li key={draftId} data-parked={number}>
            <p>
              <strong>
                {t('facilitator.parked.item', {
                  number: formatNumber(number),
                  day: formatDay(parkedAt.slice(0, 10)),
                  time: parkedAt.slice(11),
                })}
              </strong>
            </p>
            <p class="question-hint">{t('facilitator.parked.until', { day: formatDay(until) })}</p>
            <div class="notice-actions">
              {!hasOpen && <Button label="facilitator.parked.takeUp" onClick={() => void takeUp(draftId)} />}
              <Confirm
                label="facilitator.parked.discard"
                question="facilitator.parked.question"
                onConfirm={() => void parkedDrafts.discard(draftId).then(refresh)}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
