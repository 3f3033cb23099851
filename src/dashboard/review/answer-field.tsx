import { useEffect, useRef } from 'preact/hooks'
import type { ShownAnswer } from '../../contract/submission-review.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../kit/index.ts'
import { codeWords } from './answer-words.ts'

type Props = {
  answer: ShownAnswer
  label: string
  /** Of the list that it is chosen from. */
  codes: readonly string[]
  onInput: (value: string) => void
  onCancel: () => void
}

/** One answer to be mended, given as the question is: by a choice, several, or text. */
export function AnswerField({ answer, label, codes, onInput, onCancel }: Props) {
  const line = useRef<HTMLElement>(null)
  useEffect(() => line.current?.querySelector<HTMLElement>('select, input, textarea')?.focus(), [])
  return (
    <span class="review-field" ref={line}>
      <Control answer={answer} label={label} codes={codes} onInput={onInput} />
      <Button label="submission.leave.label" kind="quiet" onClick={onCancel} />
    </span>
  )
}

function Control({ answer: { kind, list, value }, label, codes, onInput }: Omit<Props, 'onCancel'>) {
  if (kind === 'one' && list !== null)
    return (
      <select
        class="field"
        aria-label={label}
        value={value}
        onChange={({ currentTarget }) => onInput(currentTarget.value)}
      >
        <option value="">{t('submission.empty.option')}</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {codeWords(list, code)}
          </option>
        ))}
        {value !== '' && !codes.includes(value) && <option value={value}>{value}</option>}
      </select>
    )
  if (kind === 'many' && list !== null) {
    const chosen = value.split(' ').filter((code) => code !== '')
    return (
      <fieldset class="desk-checks">
        <legend class="only-read-aloud">{label}</legend>
        {codes.map((code) => (
          <label class="desk-check" key={code}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={({ currentTarget: { checked } }) =>
                onInput((checked ? [...chosen, code] : chosen.filter((one) => one !== code)).join(' '))
              }
            />
            <span>
              <bdi>{codeWords(list, code)}</bdi>
            </span>
          </label>
        ))}
      </fieldset>
    )
  }
  return (
    <textarea
      class="field"
      rows={value.length > 60 ? 4 : 1}
      aria-label={label}
      dir="auto"
      value={value}
      onInput={({ currentTarget }) => onInput(currentTarget.value)}
    />
  )
}
