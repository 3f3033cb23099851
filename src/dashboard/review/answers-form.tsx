import { useState } from 'preact/hooks'
import type { EditOutcome, ReviewedSubmission, ShownAnswer } from '../../contract/submission-review.ts'
import { t } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'
import { Failure } from '../failure.tsx'
import { iMay } from '../me.ts'
import { plainLabel } from '../overview/names.ts'
import { useDeed } from '../use-deed.ts'
import { AnswerField } from './answer-field.tsx'
import { answerWords } from './answer-words.ts'
import { Changes } from './changes.tsx'
import { CommentField } from './comment-field.tsx'
import { ruleWords } from './reason-words.ts'
import { edit } from './review-calls.ts'

type Props = {
  opened: ReviewedSubmission
  answers: readonly ShownAnswer[]
  onChanged: () => void
  onSignedOut: () => void
}

/** The answers of the newest version; whoever may mends some of them, sees what that does, and keeps it as a version. */
export function AnswersForm({ opened, answers, onChanged, onSignedOut }: Props) {
  const { instanceId, sha256, history, lists, isEditable, isWithoutSpecial } = opened
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map())
  const [trial, setTrial] = useState<EditOutcome | null>(null)
  const [comment, setComment] = useState('')
  const { failure, setFailure, attempt } = useDeed(onSignedOut)
  const mayEdit = isEditable && iMay('corrections')
  // What a correction makes people answer has no answer yet, and needs a line to write it on.
  const asked = (trial?.broken ?? [])
    .filter(({ path }) => !answers.some((answer) => answer.path === path))
    .map(
      ({ path }) =>
        ({ path, question: path.slice(path.lastIndexOf('/') + 1), value: '', kind: 'text', list: null }) as const,
    )

  function set(path: string, value: string | null): void {
    const next = new Map(values)
    if (value === null) next.delete(path)
    else next.set(path, value)
    setValues(next)
    setTrial(null)
  }

  async function send(isTrial: boolean): Promise<void> {
    if (values.size === 0) return setFailure('submission.nothing.error')
    const body = {
      sha256,
      seen: history.length,
      comment,
      isTrial,
      answers: [...values].map(([path, value]) => ({ path, value })),
    }
    const words = isTrial ? undefined : 'submission.saved.status'
    const answer = await attempt(edit(instanceId, body, !isWithoutSpecial), words)
    if (!answer) return
    if (isTrial) setTrial(answer.body)
    else onChanged()
  }

  return (
    <form
      class="desk-table review-answers"
      data-part="answers"
      onSubmit={(event) => {
        event.preventDefault()
        void send(true)
      }}
    >
      <h2>{t('submission.answers.title')}</h2>
      {mayEdit && <p class="desk-hint">{t('submission.answers.hint')}</p>}
      <dl>
        {[...answers.filter(isWorthShowing), ...asked].map((answer) => {
          const value = values.get(answer.path)
          const label = plainLabel(answer.question)
          return (
            <div key={answer.path} data-answer={answer.path}>
              <dt>{label}</dt>
              <dd>
                {value === undefined ? (
                  <>
                    <bdi class="review-answer">{answerWords(answer)}</bdi>
                    {mayEdit && answer.kind !== 'fixed' && (
                      <Button
                        label="submission.correct.label"
                        spoken={t('submission.correct.item', { name: label })}
                        kind="quiet"
                        onClick={() => set(answer.path, answer.value)}
                      />
                    )}
                  </>
                ) : (
                  <AnswerField
                    answer={{ ...answer, value }}
                    label={label}
                    codes={lists[answer.list ?? ''] ?? []}
                    onInput={(next) => set(answer.path, next)}
                    onCancel={() => set(answer.path, null)}
                  />
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      {values.size > 0 && (
        <div class="review-correction" data-part="correction">
          <CommentField value={comment} onInput={setComment} />
          {trial && <Trial trial={trial} answers={answers} />}
          <Failure words={failure} />
          <div class="notice-actions">
            <button class="button button-secondary" type="submit">
              {t('submission.try.label')}
            </button>
            {trial && trial.broken.length === 0 && trial.changes.length > 0 && (
              <Button label="submission.keep.label" kind="primary" onClick={() => void send(false)} />
            )}
          </div>
        </div>
      )}
    </form>
  )
}

/** What the app or the form might have filled in, and did not, says nothing. */
const isWorthShowing = ({ kind, value }: ShownAnswer): boolean => kind !== 'fixed' || value !== ''

function Trial({ trial: { changes, broken }, answers }: { trial: EditOutcome; answers: readonly ShownAnswer[] }) {
  return (
    <div role="status" class="desk-stack">
      <Changes changes={changes} shown={answers} />
      {broken.length > 0 && (
        <Notice kind="bad">
          <p>{t('submission.broken.status')}</p>
          <ul>
            {broken.map(({ path, rule }) => (
              <li key={`${path} ${rule}`}>
                {plainLabel(path.slice(path.lastIndexOf('/') + 1))} – {ruleWords(rule)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
