import { useState } from 'preact/hooks'
import { type CarryDamage, type CarryFile, openCarryFile, readCarryFile } from '../../../carry/index.ts'
import { t } from '../../../i18n/index.ts'
import { Button, FileButton, Notice } from '../../../kit/index.ts'
import { ledgerBook, type TakenIn } from '../../../queue/facilitator.ts'
import { readReceiptCode } from '../../../sealing/index.ts'
import { syncNow } from '../../respond/device.ts'
import { FilmFrames } from './film-frames.tsx'
import { untilDrawn } from './until-drawn.ts'

type Problem = 'foreign' | 'newer' | 'code' | 'wrong-code' | 'full' | 'unavailable'

type Taking =
  | { readonly step: 'choose' }
  | { readonly step: 'code'; readonly file: CarryFile }
  | { readonly step: 'taking'; readonly file: CarryFile }
  | { readonly step: 'taken'; readonly found: TakenIn; readonly damage: readonly CarryDamage[] }

const batchSize = 50

/** Takes another device's submissions from a carry file into this one's queue. */
export function TakeCarryFile() {
  const [taking, setTaking] = useState<Taking>({ step: 'choose' })
  const [problem, setProblem] = useState<Problem | null>(null)
  const [code, setCode] = useState('')
  const [isFilming, setIsFilming] = useState(false)

  async function read(bytes: ArrayBuffer): Promise<void> {
    setIsFilming(false)
    const reading = await readCarryFile(bytes)
    setProblem(reading.status === 'read' ? null : reading.status)
    setTaking(reading.status === 'read' ? { step: 'code', file: reading.file } : { step: 'choose' })
  }

  async function take(file: CarryFile): Promise<void> {
    const typed = readReceiptCode(code)
    if (typed === null) return setProblem('code')
    setProblem(null)
    setTaking({ step: 'taking', file })
    const opened = await openCarryFile(file, typed, untilDrawn)
    const back = (why: Problem) => {
      setProblem(why)
      setTaking({ step: 'code', file })
    }
    if (opened.status === 'wrong-code') return back('wrong-code')
    let found: TakenIn = { taken: 0, known: 0, withdrawn: 0, differing: [] }
    for (let at = 0; at < opened.envelopes.length; at += batchSize) {
      const result = await ledgerBook.takeIn(opened.envelopes.slice(at, at + batchSize))
      // What was taken stays; the same file again goes on where this ended.
      if (result.status !== 'saved') return back(result.status === 'full' ? 'full' : 'unavailable')
      found = {
        taken: found.taken + result.taken,
        known: found.known + result.known,
        withdrawn: found.withdrawn + result.withdrawn,
        differing: [...found.differing, ...result.differing],
      }
      await untilDrawn()
    }
    setCode('')
    setTaking({ step: 'taken', found, damage: opened.damage })
    syncNow()
  }

  return (
    <section class="stack" aria-labelledby="take-title">
      <h2 id="take-title">{t('facilitator.take.title')}</h2>
      <p>{t('facilitator.take.hint')}</p>
      {problem && (
        <Notice kind="bad" role="alert">
          <p data-problem={problem}>{t(`facilitator.take.problem.${problem}`)}</p>
        </Notice>
      )}
      {taking.step === 'taken' && <Outcome found={taking.found} damage={taking.damage} />}
      {taking.step === 'choose' || taking.step === 'taken' ? (
        <>
          <div class="notice-actions">
            <FileButton
              label="facilitator.take.choose"
              accept=".txt,text/plain"
              onChoose={(file) => void file.arrayBuffer().then(read)}
            />
            <Button
              label={isFilming ? 'facilitator.camera.close' : 'facilitator.film.label'}
              onClick={() => setIsFilming(!isFilming)}
            />
          </div>
          {isFilming && <FilmFrames onFile={(bytes) => void read(bytes)} onClose={() => setIsFilming(false)} />}
        </>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void take(taking.file)
          }}
        >
          <p role="status" data-found={taking.file.header.instanceIds.length}>
            {t('facilitator.take.found', { count: taking.file.header.instanceIds.length })}
          </p>
          <div>
            <label for="carry-code">{t('facilitator.take.code')}</label>
            <input
              class="field"
              id="carry-code"
              dir="ltr"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              value={code}
              onInput={({ currentTarget }) => setCode(currentTarget.value)}
            />
          </div>
          {taking.step === 'taking' ? (
            <p role="status">{t('facilitator.take.running')}</p>
          ) : (
            <div class="notice-actions">
              <Button label="facilitator.take.label" kind="primary" onClick={() => void take(taking.file)} />
              <Button
                label="app.cancel.label"
                onClick={() => {
                  setCode('')
                  setProblem(null)
                  setTaking({ step: 'choose' })
                }}
              />
            </div>
          )}
        </form>
      )}
    </section>
  )
}

function Outcome({ found, damage }: { found: TakenIn; damage: readonly CarryDamage[] }) {
  const isGood = damage.length === 0 && found.differing.length === 0
  return (
    <Notice kind={isGood ? 'good' : 'bad'} role="status">
      <p data-taken={found.taken}>
        <strong>{t('facilitator.take.taken', { count: found.taken })}</strong>
      </p>
      {found.known > 0 && <p data-known={found.known}>{t('facilitator.take.known', { count: found.known })}</p>}
      {found.withdrawn > 0 && <p>{t('facilitator.take.withdrawn', { count: found.withdrawn })}</p>}
      {found.differing.length > 0 && (
        <>
          <p>{t('facilitator.take.differing', { count: found.differing.length })}</p>
          <Ids ids={found.differing} />
        </>
      )}
      {damage.length > 0 && (
        <>
          <p data-damaged={damage.length}>{t('facilitator.take.damaged', { count: damage.length })}</p>
          <Ids ids={damage.map(({ instanceId }) => instanceId)} />
        </>
      )}
    </Notice>
  )
}

/** As the ledger of the device that has them shows them. */
const Ids = ({ ids }: { ids: readonly string[] }) => (
  <ul class="carry-ids">
    {ids.map((id) => (
      <li key={id}>
        <code dir="ltr">{id.slice(0, 8)}</code>
      </li>
    ))}
  </ul>
)
