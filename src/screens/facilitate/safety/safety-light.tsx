import { useEffect, useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../kit/index.ts'
import type { QueueState, StorageHealth } from '../../../queue/index.ts'
import { askToPersist } from '../../../queue/index.ts'
import { queue } from '../../respond/device.ts'
import { localDay } from '../../respond/local-day.ts'
import { judgeSafety, type SafetyFacts, type SafetyLevel, type SafetyReason } from './judge-safety.ts'
import { safetyFacts } from './read-safety.ts'
import './safety-light.css'

const lookAgainMs = 60_000
const nothingKnown = { waiting: 0, needsAttention: 0, setAside: 0, oldestWaitingOn: null }

/** Whether what this device holds is safe, on every facilitator's screen: one word, and on a touch why and what to do. */
export function SafetyLight() {
  const { facts, look } = useSafety()
  if (!facts) return null
  const { level, reasons } = judgeSafety(facts)
  const looks = `safety safety-${level} not-printed`
  const [worst] = reasons
  if (!worst)
    return (
      <p class={`${looks} safety-line`} data-safety={level}>
        <Lamp level={level} words="facilitator.safety.green.hint" />
      </p>
    )
  return (
    <details class={looks} data-safety={level}>
      <summary class="safety-line">
        <Lamp level={level} words={`facilitator.safety.${worst.name}.title`} />
        <span class="safety-more">{t('facilitator.safety.more')}</span>
      </summary>
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
    </details>
  )
}

const Lamp = ({ level, words }: { level: SafetyLevel; words: string }) => (
  <>
    <span class="safety-lamp" aria-hidden="true" />
    <span>
      <strong>{t(`facilitator.safety.${level}.label`)}</strong> {t(words)}
    </span>
  </>
)

function adviceOf(name: SafetyReason['name'], { platform, held }: SafetyFacts): string {
  if (name === 'unpromised') return `facilitator.safety.unpromised.${platform}`
  // Installing in the middle of the day hides the queue: iOS gives the home screen a store of its own.
  if (name === 'ios') return held > 0 ? 'facilitator.safety.ios.send' : 'facilitator.safety.ios.install'
  return `facilitator.safety.${name}.hint`
}

function useSafety() {
  const [health, setHealth] = useState<StorageHealth | null>(null)
  const [state, setState] = useState<QueueState | null>(null)
  const look = () => void queue.storageHealth().then(setHealth)
  useEffect(() => queue.watchQueue(setState), [])
  // What the browser says of its storage, it does not say by itself.
  useEffect(() => {
    look()
    const timer = setInterval(look, lookAgainMs)
    return () => clearInterval(timer)
  }, [state?.waiting === 0])
  // Never green before both have spoken. A database that does not open says nothing of its queue, and that is told.
  const known = state ?? (health?.lost === null ? nothingKnown : null)
  return { facts: health && known && safetyFacts(health, known, localDay(new Date())), look }
}
