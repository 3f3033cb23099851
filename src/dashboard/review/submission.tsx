import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ReviewedSubmission } from '../../contract/submission-review.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../kit/index.ts'
import { iMay } from '../me.ts'
import { useCall } from '../use-call.ts'
import { WhenReady } from '../when-ready.tsx'
import { AnswersForm } from './answers-form.tsx'
import { History } from './history.tsx'
import { fetchSubmission } from './review-calls.ts'
import { ReviewForm } from './review-form.tsx'
import { SubmissionFacts } from './submission-facts.tsx'
import './review.css'

type Props = { onSignedOut: () => void }

/** Which response the address names, and which of its contents. */
function placeNow(): { readonly id: string; readonly content: string } {
  const [, id = '', content = ''] = location.hash.split('/')
  return { id, content }
}

/** One response: what is known of it, what was said of it, and its answers. Whoever opens it is noted in the log. */
export function Submission({ onSignedOut }: Props) {
  const [place, setPlace] = useState(placeNow)
  const [isWithSpecial, setWithSpecial] = useState(false)
  useEffect(() => {
    const onHash = () => setPlace(placeNow())
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  const ask = useCallback(
    () => fetchSubmission(place.id, place.content, isWithSpecial),
    [place.id, place.content, isWithSpecial],
  )
  const { state, reload } = useCall(ask, onSignedOut)
  return (
    <div class="desk-stack">
      <p>
        <a href="#flagged">{t('submission.back.link')}</a>
      </p>
      <h1>
        {t('submission.short.title')} <bdi dir="ltr">{place.id.slice(0, 8)}</bdi>
      </h1>
      <WhenReady state={state} onRetry={reload}>
        {(body) => (
          <Opened
            key={`${body.sha256} ${body.history.length}`}
            opened={body}
            onChanged={() => void reload()}
            onSpecial={() => setWithSpecial(true)}
            onSignedOut={onSignedOut}
          />
        )}
      </WhenReady>
    </div>
  )
}

type OpenedProps = Props & { opened: ReviewedSubmission; onChanged: () => void; onSpecial: () => void }

function Opened({ opened, onChanged, onSpecial, onSignedOut }: OpenedProps) {
  const { instanceId, flags, conflicts, sameOrganisation, history, answers, isWithoutSpecial } = opened
  return (
    <>
      <section class="desk-table" data-part="facts">
        <p class="desk-hint">
          <code dir="ltr" class="desk-secret">
            {instanceId}
          </code>
        </p>
        {flags.length > 0 && (
          <ul class="review-flags">
            {flags.map((kind) => (
              <li key={kind}>{t(`flag.${kind}.label`)}</li>
            ))}
          </ul>
        )}
        <SubmissionFacts row={opened} />
        <Others
          title="submission.conflicts.title"
          rows={conflicts.map((sha256) => ({ instanceId, sha256, name: sha256.slice(0, 8) }))}
        />
        <Others
          title="submission.same.title"
          rows={sameOrganisation.map((row) => ({ ...row, name: row.instanceId.slice(0, 8) }))}
        />
      </section>
      {iMay('corrections') && (
        <ReviewForm opened={opened} isWithSpecial={!isWithoutSpecial} onChanged={onChanged} onSignedOut={onSignedOut} />
      )}
      <History history={history} lists={opened.answers ?? []} />
      {answers === null ? (
        <p>{t('submission.sealed.status')}</p>
      ) : (
        <AnswersForm opened={opened} answers={answers} onChanged={onChanged} onSignedOut={onSignedOut} />
      )}
      {isWithoutSpecial && answers !== null && (
        <div class="desk-table">
          <p>{t('submission.special.hint')}</p>
          <Button label="submission.special.label" onClick={onSpecial} />
        </div>
      )}
    </>
  )
}

type OthersProps = {
  title: string
  rows: readonly { readonly instanceId: string; readonly sha256: string; readonly name: string }[]
}

function Others({ title, rows }: OthersProps) {
  if (rows.length === 0) return null
  return (
    <>
      <h2>{t(title)}</h2>
      <ul class="review-others">
        {rows.map(({ instanceId, sha256, name }) => (
          <li key={`${instanceId} ${sha256}`}>
            <a href={`#submission/${instanceId}/${sha256}`} dir="ltr">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
