import { useState } from 'preact/hooks'
import { type Frames, framesOf, mostFileBytes, writeCarryFile } from '../../../carry/index.ts'
import { t } from '../../../i18n/index.ts'
import { Button, Notice, ProgressBar } from '../../../kit/index.ts'
import { ledgerBook } from '../../../queue/facilitator.ts'
import { formatReceiptCode, newReceiptCode, randomBytes } from '../../../sealing/index.ts'
import { type HandedOut, saveFile } from '../../respond/hand-out.ts'
import { localDay } from '../../respond/local-day.ts'
import { ShowFrames } from './show-frames.tsx'
import { untilDrawn } from './until-drawn.ts'
import './carry.css'

type Making =
  | { readonly step: 'begin' }
  | { readonly step: 'making'; readonly done: number; readonly total: number }
  | { readonly step: 'made'; readonly file: File; readonly code: string; readonly count: number; readonly left: number }
  | { readonly step: 'failed' }

const batchSize = 25
const mostShown = 20

type Props = {
  /** How many people's responses they are. */
  responses: number
  instanceIds: () => Promise<readonly string[]>
}

/** Writes what is held as a carry file, shows the code that opens it, and hands the file out. */
export function MakeCarryFile({ responses, instanceIds }: Props) {
  const [making, setMaking] = useState<Making>({ step: 'begin' })
  const [frames, setFrames] = useState<Frames | null>(null)
  const [handed, setHanded] = useState<HandedOut | null>(null)

  async function make(): Promise<void> {
    try {
      const ids = await instanceIds()
      const code = newReceiptCode()
      const show = (done: number) => {
        setMaking({ step: 'making', done, total: ids.length })
        return untilDrawn()
      }
      await show(0)
      const { pieces, count } = await writeCarryFile({
        batches: held(ids),
        code,
        random: randomBytes,
        onProgress: show,
      })
      // Text, because phones pass on few kinds of files; named by its day and size alone.
      const name = `survey-queue-${localDay(new Date())}-${count}.txt`
      const file = new File([...pieces], name, { type: 'text/plain' })
      setHanded(null)
      setMaking({ step: 'made', file, code: formatReceiptCode(code), count, left: ids.length - count })
    } catch {
      setMaking({ step: 'failed' })
    }
  }

  if (making.step === 'making')
    return (
      <ProgressBar
        label="facilitator.carry.making"
        value={making.done}
        max={Math.max(1, making.total)}
        text={t('facilitator.carry.progress', { done: making.done, count: making.total })}
      />
    )
  if (making.step === 'made') {
    const { file, code, count, left } = making
    const toggle = async () => setFrames(frames ? null : await framesOf(new Uint8Array(await file.arrayBuffer())))
    return (
      <Notice>
        {/* Without the code beside it: who films the screen has not got what opens it. */}
        {frames ? (
          <ShowFrames frames={frames} />
        ) : (
          <>
            <p>{t('facilitator.carry.made', { count })}</p>
            {left > 0 && <p>{t('facilitator.carry.unreadable', { count: left })}</p>}
            <p>{t('facilitator.carry.code')}</p>
            <p class="carry-code" dir="ltr" data-carry-code={code}>
              {code}
            </p>
            <p>{t('facilitator.carry.codeHint')}</p>
            <Button label="facilitator.carry.hand" kind="primary" onClick={() => void saveFile(file).then(setHanded)} />
            {handed && handed !== 'dismissed' && <p role="status">{t(`facilitator.carry.handed.${handed}`)}</p>}
          </>
        )}
        {responses <= mostShown && file.size <= mostFileBytes ? (
          <div key="show" class="carry-show">
            {!frames && <p>{t('facilitator.carry.showHint')}</p>}
            <Button
              key="toggle"
              label={frames ? 'facilitator.carry.showEnd' : 'facilitator.carry.show'}
              onClick={() => void toggle()}
            />
          </div>
        ) : (
          <p>{t('facilitator.carry.tooMany')}</p>
        )}
      </Notice>
    )
  }
  return (
    <>
      {making.step === 'failed' && (
        <Notice kind="bad" role="alert">
          <p>{t('facilitator.carry.failed')}</p>
        </Notice>
      )}
      <Button label="facilitator.carry.make" kind="primary" onClick={() => void make()} />
    </>
  )
}

async function* held(ids: readonly string[]) {
  for (let at = 0; at < ids.length; at += batchSize) yield await ledgerBook.held(ids.slice(at, at + batchSize))
}
