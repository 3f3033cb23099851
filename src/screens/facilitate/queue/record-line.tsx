import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { formatDay, t } from '../../../i18n/index.ts'
import { announce, Button } from '../../../kit/index.ts'
import { type LedgerRecord, ledgerBook } from '../../../queue/facilitator.ts'
import { sendOne } from '../../../sync/index.ts'
import { queue } from '../../respond/device.ts'
import { MakeCarryFile } from '../carry/make-carry-file.tsx'
import { workshopName } from './workshop-words.ts'

const knownReasons = ['damaged', 'unreadable', 'body_too_large', 'payload_too_large', 'attachment_too_large']

/** One record: what is known of it without its answers, and what can be done with it alone. */
export function RecordLine({ record, onLeave }: { record: LedgerRecord; onLeave: () => void }) {
  const [isCarrying, setIsCarrying] = useState(false)
  const [outcome, setOutcome] = useState<string | null>(null)
  const { instanceId, part, madeOn, workshop, sha256, state, reason, receipt, isCarried } = record
  const id = instanceId.slice(0, 8)
  const line = useRef<HTMLLIElement>(null)
  // The button that was pressed is drawn elsewhere when the state changes: whoever has only a keyboard stays in the line.
  useEffect(() => {
    if (outcome !== null && document.activeElement === document.body) line.current?.querySelector('summary')?.focus()
  }, [state])

  // So does whoever sets it aside in a list of what waits: there the line itself goes.
  useLayoutEffect(() => () => void (line.current?.contains(document.activeElement) && onLeave()), [])

  const say = (words: string) => {
    setOutcome(words)
    announce(words)
  }
  const retry = async () => {
    say(t('facilitator.record.trying'))
    const result = await sendOne(instanceId, { queue, book: ledgerBook })
    say(t(`facilitator.record.tried.${result.status}`))
  }
  const keepBack = async (isKeptBack: boolean) => {
    await (isKeptBack ? ledgerBook.setAside(instanceId) : ledgerBook.takeBack(instanceId))
    say(t(isKeptBack ? 'facilitator.record.aside' : 'facilitator.record.waiting'))
  }

  const actions = (
    <div class="notice-actions">
      <Button label="facilitator.record.retry" spoken={spoken('retry', id)} onClick={() => void retry()} />
      <Button
        label={state === 'aside' ? 'facilitator.record.takeBack' : 'facilitator.record.setAside'}
        spoken={spoken(state === 'aside' ? 'takeBack' : 'setAside', id)}
        onClick={() => void keepBack(state !== 'aside')}
      />
      <Button
        label="facilitator.record.export"
        spoken={spoken('export', id)}
        onClick={() => setIsCarrying(!isCarrying)}
      />
    </div>
  )

  return (
    <li ref={line} data-record={instanceId} data-state={state}>
      <p class="record-head">
        <code dir="ltr">{id}</code>
        <strong>{t(`facilitator.record.${state}`)}</strong>
      </p>
      {state === 'attention' && <p>{reasonWords(reason)}</p>}
      <p class="question-hint">
        {[
          t(`facilitator.part.${knownPart(part)}`),
          formatDay(madeOn),
          ...(workshop ? [workshopName(workshop)] : []),
          ...(isCarried ? [t('facilitator.record.carried')] : []),
        ].join(' · ')}
      </p>
      {receipt && (
        <p class="question-hint">
          {t(`facilitator.receipt.${receipt.state}`, { date: formatDay(receipt.receivedOn) })}
        </p>
      )}
      <details>
        <summary>{t('facilitator.record.proof')}</summary>
        <p class="record-hash">
          {t('facilitator.record.id')} <code dir="ltr">{instanceId}</code>
        </p>
        <p class="record-hash">
          {t('facilitator.record.hash')} <code dir="ltr">{sha256}</code>
        </p>
        {state === 'waiting' ? actions : null}
      </details>
      {state === 'attention' || state === 'aside' ? actions : null}
      {outcome && <p role="status">{outcome}</p>}
      {isCarrying && <MakeCarryFile responses={1} instanceIds={() => Promise.resolve([instanceId])} />}
    </li>
  )
}

const spoken = (action: string, id: string): string => `${t(`facilitator.record.${action}`)}: ${id}`

const reasonWords = (reason: string | null): string =>
  reason !== null && knownReasons.includes(reason)
    ? t(`facilitator.reason.${reason}`)
    : t('facilitator.reason.refused', { code: reason ?? '' })

const knownPart = (part: string): string =>
  ['answers', 'mapping', 'contacts', 'leaders'].includes(part) ? part : 'other'
