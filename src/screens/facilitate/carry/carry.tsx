import { useEffect, useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { ledgerBook } from '../../../queue/facilitator.ts'
import type { QueueState } from '../../../queue/index.ts'
import { queue } from '../../respond/device.ts'
import { MakeCarryFile } from './make-carry-file.tsx'
import { TakeCarryFile } from './take-carry-file.tsx'
import './carry.css'

type Which = 'all' | 'attention'

/** Out of a room without a network by file: from this device to another one or to the desk, and from another to this. */
export function Carry() {
  const [state, setState] = useState<QueueState | null>(null)
  const [which, setWhich] = useState<Which>('all')
  useEffect(() => queue.watchQueue(setState), [])
  const counts = {
    all: state ? state.waiting + state.needsAttention + state.setAside : 0,
    attention: state?.needsAttention ?? 0,
  }
  return (
    <>
      <section class="stack" aria-labelledby="make-title">
        <h2 id="make-title">{t('facilitator.carry.title')}</h2>
        <p>{t('facilitator.carry.hint')}</p>
        {counts.all === 0 ? (
          <p role="status">{t('facilitator.carry.nothing')}</p>
        ) : (
          <>
            {counts.attention > 0 && (
              <fieldset class="carry-which">
                <legend>{t('facilitator.carry.which')}</legend>
                {(['all', 'attention'] as const).map((name) => (
                  <label key={name}>
                    <input type="radio" name="which" checked={which === name} onChange={() => setWhich(name)} />
                    {t(`facilitator.carry.${name}`, { count: counts[name] })}
                  </label>
                ))}
              </fieldset>
            )}
            <MakeCarryFile
              key={which}
              responses={counts[which]}
              instanceIds={() => ledgerBook.heldIds(which === 'attention' ? 'attention' : undefined)}
            />
          </>
        )}
      </section>
      <TakeCarryFile />
    </>
  )
}
