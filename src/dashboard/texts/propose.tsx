import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Language } from '../../contract/routes.ts'
import type { TextCell, TextList } from '../../contract/texts.ts'
import { languageNames, t } from '../../i18n/index.ts'
import { writeTextCsv } from '../../interop/text-csv.ts'
import { Button } from '../../kit/index.ts'
import { Failure } from '../failure.tsx'
import { me } from '../me.ts'
import { useDeed } from '../use-deed.ts'
import { afterSuggesting } from './after-deed.ts'
import { sayProblem } from './check-outcome.tsx'
import { englishOf } from './english-of.ts'
import { suggestTexts } from './text-calls.ts'
import { directionFor } from './words-of.tsx'

type Props = {
  language: Language
  cell: TextCell
  list: TextList
  onSignedOut: () => void
  onChanged: (list: TextList) => void
}

/** Other words for one text: a sheet of one line, judged like every file that translators bring in. */
export function Propose({ language, cell, list, onSignedOut, onChanged }: Props) {
  const [words, setWords] = useState<string | null>(null)
  const [problems, setProblems] = useState<readonly string[]>([])
  const { failure, attempt } = useDeed(onSignedOut)
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const isOpen = words !== null
  const wasOpen = useRef(false)
  useEffect(() => {
    // What had the focus is gone: the button with the field, the field with the button.
    if (isOpen) field.current?.focus()
    else if (wasOpen.current) document.getElementById(id)?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const name = t('texts.propose.item', { key: cell.key, language: languageNames[language] })

  async function send(translation: string): Promise<void> {
    const row = { key: cell.key, note: '', english: englishOf(list, cell), translation }
    const answer = await attempt(suggestTexts(language, new Blob([writeTextCsv(language, [row])])))
    if (!answer) return
    setProblems(answer.body.isGood ? [] : answer.body.problems.map(sayProblem))
    if (!answer.body.isGood) return
    setWords(null)
    const on = new Date().toISOString().slice(0, 10)
    onChanged(afterSuggesting(list, language, cell.key, { text: translation, by: me.value?.name ?? '', on }))
  }

  if (words === null)
    return (
      <Button
        id={id}
        label="texts.propose.label"
        spoken={name}
        kind="quiet"
        onClick={() => setWords(cell.suggestion?.text ?? cell.text)}
      />
    )
  return (
    <form
      class="desk-field"
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim() !== '' && words !== cell.text) void send(words.trim())
      }}
    >
      <label for={id}>{t('texts.propose.label')}</label>
      <textarea
        class="field"
        id={id}
        aria-label={name}
        lang={language}
        dir={directionFor(language)}
        rows={4}
        value={words}
        ref={field}
        onInput={({ currentTarget }) => setWords(currentTarget.value)}
      />
      {problems.length > 0 && (
        <ul role="alert" class="text-problems">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <Failure words={failure} />
      <div class="notice-actions">
        <button class="button button-primary" type="submit">
          {t('texts.propose.send')}
        </button>
        <Button label="app.cancel.label" onClick={() => setWords(null)} />
      </div>
    </form>
  )
}
