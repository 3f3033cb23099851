import { useEffect, useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../kit/index.ts'
import type { QueueState, StorageHealth } from '../../../queue/index.ts'
import { askToPersist } from '../../../queue/index.ts'
import { queue } from '../../respond/device.ts'
import { localDay } from '../../respond/local-day.ts'
import { judgeSafety, type SafetyFacts, type SafetyReason } from './judge-safety.ts'
import { safetyFacts } from './read-safety.ts'
import './safety-light.css'

const lookAgainMs = 60_000
const noQueue: QueueState = {
  waiting: 0,
  sending: 0,
  needsAttention: 0,
  setAside: 0,
  received: 0,
  oldestWaitingOn: null,
}

/** Whether what this device holds is safe, on every facilitator's screen: one word, and on a touch why and what to do. */
export function SafetyLight() {
  const { facts, look } = useSafety()
  if (!facts) return null
  const { level, reasons } = judgeSafety(facts)
  return (
    <details class={`safety safety-${level} not-printed`} data-safety={level}>
      <summary>
        <span class="safety-lamp" aria-hidden="true" />
        <span>
          <strong>{t(`facilitator.safety.${level}.label`)}</strong>{' '}
          {reasons[0] ? t(`facilitator.safety.${reasons[0].name}.title`) : t('facilitator.safety.green.hint')}
        </span>
      </summary>
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ name }) => (
            <li key={name} data-reason={name}>
              <p>
                <strong>{t(`facilitator.safety.${name}.title`)}</strong>
              </p>
              <p>{t(adviceOf(name, facts))}</p>
              {name === 'unpromised' && (
                <Button label="facilitator.safety.ask.label" onClick={() => void askToPersist().then(look)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

function adviceOf(name: SafetyReason['name'], { platform, held }: SafetyFacts): string {
  if (name === 'unpromised') return `facilitator.safety.unpromised.${platform}`
  // Installing in the middle of the day hides the queue: iOS gives the home screen a store of its own.
  if (name === 'ios') return held > 0 ? 'facilitator.safety.ios.send' : 'facilitator.safety.ios.install'
  return `facilitator.safety.${name}.hint`
}

function useSafety() {
  const [health, setHealth] = useState<StorageHealth | null>(null)
  const [state, setState] = useState(noQueue)
  const look = () => void queue.storageHealth().then(setHealth)
  useEffect(() => queue.watchQueue(setState), [])
  // What the browser says of its storage, it does not say by itself.
  useEffect(() => {
    look()
    const timer = setInterval(look, lookAgainMs)
    return () => clearInterval(timer)
  }, [state.waiting + state.needsAttention + state.setAside === 0])
  return { facts: health && safetyFacts(health, state, localDay(new Date())), look }
}
