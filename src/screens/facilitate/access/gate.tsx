import { useEffect, useState } from 'preact/hooks'
import { formatNumber, t } from '../../../i18n/index.ts'
import { Button, Confirm, Notice } from '../../../kit/index.ts'
import {
  afterWaiting,
  afterWrongPin,
  noPatienceNeeded,
  type PinPatience,
  readPatience,
  resetWaitMs,
  writePatience,
} from '../../../queue/kiosk.ts'
import { open, release, setup } from './access.ts'
import { PinField, shortestPin } from './pin-field.tsx'

const tickMs = 1000

/** What stands before the facilitator's rooms on a device that is set up. Waiting is done here, with the page open: no reload and no clock shortens it. */
export function Gate() {
  const [pin, setPin] = useState('')
  const [patience, setPatience] = usePatience()
  const [isWrong, setIsWrong] = useState(false)
  const [isTrying, setIsTrying] = useState(false)
  const isWaiting = patience === null || patience.waitMs > 0

  async function attempt(): Promise<void> {
    if (isWaiting || isTrying || pin.length < shortestPin) return
    setIsTrying(true)
    // Counted before it is known: whoever cuts the page off in between has used the guess all the same.
    const failed = afterWrongPin(patience)
    await writePatience(failed)
    const isRight = await open(pin)
    if (isRight) await writePatience(noPatienceNeeded)
    else setPatience(failed)
    setIsTrying(false)
    setIsWrong(!isRight)
    setPin('')
  }

  return (
    <section class="stack gate">
      <h1>{t('facilitator.pin.title')}</h1>
      {setup.value?.mode !== 'off' && <p>{t('facilitator.pin.hint')}</p>}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void attempt()
        }}
      >
        <PinField id="pin" label="facilitator.pin.label" value={pin} onChange={setPin} isDisabled={isWaiting} />
        <div role="status">
          {isWrong && (
            <Notice kind="bad">
              <p>{t('facilitator.pin.wrong')}</p>
            </Notice>
          )}
          {patience !== null && patience.waitMs > 0 && (
            <p class="gate-wait">{t('facilitator.pin.wait', { time: minutes(patience.waitMs) })}</p>
          )}
        </div>
        <Button label="facilitator.pin.open" kind="primary" wide onClick={() => void attempt()} />
      </form>
      {setup.value?.mode !== 'off' && (
        <Button label="facilitator.pin.back" wide onClick={() => location.replace('/')} />
      )}
      {patience !== null && <Forgotten patience={patience} onChange={setPatience} />}
    </section>
  )
}

type ForgottenProps = { patience: PinPatience; onChange: (patience: PinPatience) => void }

/** A forgotten PIN costs the parked drafts and a wait, never a finished response. */
function Forgotten({ patience, onChange }: ForgottenProps) {
  const { resetMs } = patience
  const set = (next: number | null) => {
    const changed = { ...patience, resetMs: next }
    onChange(changed)
    void writePatience(changed)
  }
  return (
    <details class="gate-forgotten" open={resetMs !== null}>
      <summary>{t('facilitator.pin.forgotten')}</summary>
      <div class="stack">
        <p>{t('facilitator.pin.lost')}</p>
        {resetMs === null && <Button label="facilitator.pin.reset" onClick={() => set(resetWaitMs)} />}
        {resetMs !== null && resetMs > 0 && (
          <>
            <p class="gate-wait">{t('facilitator.pin.resetWait', { time: minutes(resetMs) })}</p>
            <Button label="app.cancel.label" onClick={() => set(null)} />
          </>
        )}
        {resetMs === 0 && (
          <Confirm
            label="facilitator.pin.resetNow"
            question="facilitator.pin.resetQuestion"
            onConfirm={() => void release()}
          />
        )}
      </div>
    </details>
  )
}

/** `1:05`: read aloud well enough, and the same in every language. */
const minutes = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / 1000)
  return `${formatNumber(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
}

/** What has to be waited, getting less while the page is open; null until it is read. */
function usePatience(): [PinPatience | null, (patience: PinPatience) => void] {
  const [patience, setPatience] = useState<PinPatience | null>(null)
  useEffect(() => void readPatience().then(setPatience), [])
  const isWaiting = patience !== null && (patience.waitMs > 0 || (patience.resetMs ?? 0) > 0)
  useEffect(() => {
    if (!isWaiting) return
    let before = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      const elapsed = now - before
      before = now
      setPatience((known) => {
        if (!known) return known
        const left = afterWaiting(known, elapsed)
        void writePatience(left)
        return left
      })
    }, tickMs)
    return () => clearInterval(timer)
  }, [isWaiting])
  return [patience, setPatience]
}
