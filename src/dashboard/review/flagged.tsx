import { useCallback, useState } from 'preact/hooks'
import { routes } from '../../contract/routes.ts'
import {
  type FlaggedKind,
  type FlaggedPage,
  type FlaggedRow,
  flaggedKinds,
  flagKinds,
  reviewStates,
} from '../../contract/submission-review.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { Button } from '../../kit/index.ts'
import { ChoiceField } from '../choice-field.tsx'
import { Failure } from '../failure.tsx'
import { Field } from '../field.tsx'
import { useCall } from '../use-call.ts'
import { useDeed } from '../use-deed.ts'
import { WhenReady } from '../when-ready.tsx'
import { fetchFlagged } from './review-calls.ts'
import { SubmissionFacts } from './submission-facts.tsx'
import './review.css'

type Props = { onSignedOut: () => void }

const stillOpen = ['received', 'hasIssues'] as const
const stateFilters = ['open', ...reviewStates, 'every'] as const
type StateFilter = (typeof stateFilters)[number]

const statesOf = (filter: StateFilter): readonly string[] =>
  filter === 'open' ? stillOpen : filter === 'every' ? reviewStates : [filter]

/** Responses that a person may want to look at, and why. */
export function Flagged({ onSignedOut }: Props) {
  const [kind, setKind] = useState<FlaggedKind>('any')
  const [filter, setFilter] = useState<StateFilter>('open')
  const states = statesOf(filter)
  const first = `${routes.coordinatorFlagged}?${new URLSearchParams({ kind, review: states.join(',') })}`
  return (
    <div class="desk-stack">
      <h1>{t('flagged.page.title')}</h1>
      <p class="desk-hint">{t('flagged.page.hint')}</p>
      <FindOne />
      <List key={first} first={first} kind={kind} states={states} onSignedOut={onSignedOut}>
        {(numberOf) => (
          <div class="desk-options">
            <ChoiceField
              label="flagged.kind.label"
              value={kind}
              options={flaggedKinds.map((one) => [one, wordsOf(one, numberOf)] as const)}
              onChange={setKind}
            />
            <ChoiceField
              label="flagged.state.label"
              value={filter}
              options={stateFilters.map(
                (one) =>
                  [
                    one,
                    t(one === 'open' || one === 'every' ? `flagged.${one}.option` : `review.${one}.state`),
                  ] as const,
              )}
              onChange={setFilter}
            />
          </div>
        )}
      </List>
    </div>
  )
}

type NumberOf = (kind: string) => number

function wordsOf(kind: FlaggedKind, numberOf: NumberOf): string {
  const words = t(kind === 'any' || kind === 'all' ? `flagged.${kind}.option` : `flag.${kind}.label`)
  // One response may carry several flags: their sum is no number of responses.
  return kind === 'any' ? words : t('flagged.number.option', { words, n: numberOf(kind) })
}

type ListProps = Props & {
  first: string
  kind: FlaggedKind
  states: readonly string[]
  children: (numberOf: NumberOf) => unknown
}

function List({ first, kind, states, onSignedOut, children }: ListProps) {
  const ask = useCallback(() => fetchFlagged(first), [first])
  const { state, reload } = useCall(ask, onSignedOut)
  const { failure, attempt } = useDeed(onSignedOut)
  const [more, setMore] = useState<Pick<FlaggedPage, 'rows' | 'next'> | null>(null)

  async function showMore(url: string): Promise<void> {
    const answer = await attempt(fetchFlagged(url))
    if (answer) setMore({ rows: [...(more?.rows ?? []), ...answer.body.rows], next: answer.body.next })
  }

  return (
    <WhenReady state={state} onRetry={reload}>
      {({ counts, rows, next: afterFirst }) => {
        const numberOf: NumberOf = (one) =>
          counts
            .filter(({ key, split }) => key === one && states.includes(split))
            .reduce((sum, { number }) => sum + number, 0)
        const next = more ? more.next : afterFirst
        const all = [...rows, ...(more?.rows ?? [])]
        return (
          <>
            {children(numberOf)}
            {kind === 'any' && <Numbers numberOf={numberOf} />}
            {kind !== 'any' && kind !== 'all' && <p class="desk-hint">{t(`flag.${kind}.hint`)}</p>}
            {all.length === 0 ? (
              <p role="status">{t('flagged.none.status')}</p>
            ) : (
              <ol class="review-list">
                {all.map((row) => (
                  <Row key={`${row.instanceId} ${row.sha256}`} row={row} />
                ))}
              </ol>
            )}
            <Failure words={failure} />
            {next && <Button label="flagged.more.label" onClick={() => void showMore(next)} />}
          </>
        )
      }}
    </WhenReady>
  )
}

function Numbers({ numberOf }: { numberOf: NumberOf }) {
  return (
    <div class="desk-table">
      <dl class="desk-facts">
        {flagKinds.map((kind) => (
          <div key={kind} data-flag={kind}>
            <dt>{t(`flag.${kind}.label`)}</dt>
            <dd>{formatNumber(numberOf(kind))}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Row({ row }: { row: FlaggedRow }) {
  const { instanceId, sha256, flags } = row
  return (
    <li class="desk-table" data-response={instanceId}>
      <h2>
        <a href={`#submission/${instanceId}/${sha256}`}>
          {t('submission.short.title')} <bdi dir="ltr">{instanceId.slice(0, 8)}</bdi>
        </a>
      </h2>
      {flags.length > 0 && (
        <ul class="review-flags">
          {flags.map((kind) => (
            <li key={kind}>{t(`flag.${kind}.label`)}</li>
          ))}
        </ul>
      )}
      <SubmissionFacts row={row} />
    </li>
  )
}

/** Whoever has the number of a response, from an export or another program, finds it here. */
function FindOne() {
  const [id, setId] = useState('')
  return (
    <form
      class="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        location.hash = `submission/${id.trim().replace(/^uuid:/, '')}`
      }}
    >
      <Field label="flagged.find.label" hint="flagged.find.hint" value={id} required onInput={setId} />
      <button class="button button-secondary" type="submit">
        {t('flagged.find.button')}
      </button>
    </form>
  )
}
