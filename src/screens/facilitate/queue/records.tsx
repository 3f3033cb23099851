import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../kit/index.ts'
import { type LedgerRecord, ledgerBook, type RecordFilter, type RecordState } from '../../../queue/facilitator.ts'
import { RecordLine } from './record-line.tsx'

const states: readonly ('any' | RecordState)[] = [
  'any',
  'attention',
  'waiting',
  'aside',
  'received',
  'withdrawn',
  'missing',
]
const pageSize = 20

/** The ledger record by record: to be looked through by state or by the first letters of an ID. */
export function Records() {
  const [state, setState] = useState<(typeof states)[number]>('any')
  const [idStart, setIdStart] = useState('')
  const title = useRef<HTMLHeadingElement>(null)
  const { records, hasMore, more } = useRecords(idStart ? { idStart } : { state })
  return (
    <section class="stack" aria-labelledby="records-title">
      <h2 id="records-title" ref={title} tabIndex={-1}>
        {t('facilitator.records.title')}
      </h2>
      <div class="records-choice">
        <label>
          {t('facilitator.records.which')}
          <select
            class="field"
            value={state}
            disabled={idStart !== ''}
            // The values are the states.
            onChange={({ currentTarget }) => setState(currentTarget.value as typeof state)}
          >
            {states.map((name) => (
              <option key={name} value={name}>
                {t(`facilitator.record.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('facilitator.records.id')}
          <input
            class="field"
            dir="ltr"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            value={idStart}
            onInput={({ currentTarget }) => setIdStart(idOf(currentTarget.value))}
          />
        </label>
      </div>
      {records.length === 0 ? (
        <p role="status">{t('facilitator.records.none')}</p>
      ) : (
        <ul class="records">
          {records.map((record) => (
            <RecordLine
              key={record.instanceId}
              record={record}
              // Once the line is gone, and with it what had the keyboard.
              onLeave={() => queueMicrotask(() => title.current?.focus())}
            />
          ))}
        </ul>
      )}
      {hasMore && <Button label="facilitator.records.more" onClick={more} />}
    </section>
  )
}

const idOf = (typed: string): string => typed.toLowerCase().replace(/[^0-9a-f-]/g, '')

/** One page after the other; what is shown follows every change of the queue. */
function useRecords(filter: RecordFilter) {
  const [atMost, setAtMost] = useState(pageSize)
  const [page, setPage] = useState<{ records: readonly LedgerRecord[]; hasMore: boolean }>({
    records: [],
    hasMore: false,
  })
  const key = JSON.stringify(filter)
  useEffect(() => setAtMost(pageSize), [key])
  useEffect(() => {
    let isCurrent = true
    const read = () =>
      ledgerBook.records(filter, null, atMost).then(
        (found) => isCurrent && setPage(found),
        // The comparison beneath says that the database does not open.
        () => undefined,
      )
    // Not with every row that is being sent: each of these reads fetches the answers along with what is shown.
    const stop = ledgerBook.watchSummary(() => void read())
    return () => {
      isCurrent = false
      stop()
    }
  }, [key, atMost])
  return { ...page, more: () => setAtMost(atMost + pageSize) }
}
