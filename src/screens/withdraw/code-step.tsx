import { useEffect, useRef, useState } from 'preact/hooks'
import { formatDay, t } from '../../i18n/index.ts'
import { Notice } from '../../kit/index.ts'
import { readReceiptCode } from '../../sealing/index.ts'
import { localDay } from '../respond/local-day.ts'
import { useStepHeading } from './use-step-heading.ts'
import { WaitingNotice } from './waiting-notice.tsx'

type Props = {
  /** What the field begins with. */
  typed: string
  /** `YYYY-MM-DD`, or empty where the team has set none. */
  deadline: string
  isBehindPortal: boolean
  /** The 12 characters of a code that can be one. */
  onCode: (code: string) => void
}

const fieldId = 'receipt-code'
// With hyphens that never break: a code in two lines looks like two codes.
const example = 'ABCD\u20112345\u2011WXYZ'
const neverUsed = '0, 1, I, L, O, U'

/** Takes the code as people type it, and says kindly what a code looks like when this cannot be one. */
export function CodeStep({ typed, deadline, isBehindPortal, onCode }: Props) {
  const [text, setText] = useState(typed)
  const [error, setError] = useState<'empty' | 'wrong' | null>(null)
  const [tries, setTries] = useState(0)
  const summary = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const title = t('withdraw.page.title')
  const heading = useStepHeading(title, { isFirst: typed === '', isWrong: error !== null })
  useEffect(() => {
    if (tries > 0) summary.current?.focus()
  }, [tries])

  function check(): void {
    const code = readReceiptCode(text)
    if (code) return onCode(code)
    setError(text.trim() === '' ? 'empty' : 'wrong')
    setTries(tries + 1)
  }

  const words = error && t(`withdraw.code.${error}`, { characters: neverUsed })
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        check()
      }}
    >
      {words && (
        <div class="error-summary" role="alert" tabIndex={-1} ref={summary} aria-labelledby="error-summary-title">
          <h2 id="error-summary-title">{t('error.summary.title')}</h2>
          <ul>
            <li>
              <a
                href={`#${fieldId}`}
                onClick={(event) => {
                  event.preventDefault()
                  field.current?.focus()
                }}
              >
                {words}
              </a>
            </li>
          </ul>
        </div>
      )}
      <WaitingNotice isBehindPortal={isBehindPortal} />
      <div class="page-title">
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <p>{t('withdraw.page.hint')}</p>
      </div>
      {deadline !== '' && deadline < localDay(new Date()) && (
        <Notice kind="warm">
          <p>{t('withdraw.late.notice', { date: formatDay(deadline) })}</p>
        </Notice>
      )}
      <div class={`question${words ? ' question-wrong' : ''}`}>
        <label class="question-label" for={fieldId}>
          {t('withdraw.code.label')}
        </label>
        <p class="question-hint" id="receipt-code-hint">
          {t('withdraw.code.hint', { example })}
        </p>
        {words && (
          <p class="question-error" id="receipt-code-error">
            <span class="only-read-aloud">{t('error.prefix.label')} </span>
            {words}
          </p>
        )}
        <input
          class="field field-code"
          id={fieldId}
          ref={field}
          type="text"
          dir="ltr"
          // A code is read character by character; whatever the keyboard would make of it is wrong.
          autocomplete="off"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck={false}
          translate={false}
          value={text}
          aria-describedby={`receipt-code-hint${words ? ' receipt-code-error' : ''}`}
          aria-invalid={words ? true : undefined}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </div>
      <div class="page-actions">
        <button type="submit" class="button button-primary button-wide">
          {t('page.continue.label')}
        </button>
      </div>
    </form>
  )
}
