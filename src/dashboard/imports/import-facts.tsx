import { useState } from 'preact/hooks'
import { languages, surveyId } from '../../contract/routes.ts'
import { languageNames, t, textOf } from '../../i18n/index.ts'
import { Button } from '../../kit/index.ts'
import { ChoiceField } from '../choice-field.tsx'
import { Field } from '../field.tsx'
import { type ImportDraft, questionName } from './import-draft.ts'

type Props = {
  questions: readonly string[]
  baseline: number
  draft: ImportDraft
  onChange: (draft: ImportDraft) => void
}

/** What no column says: answers that are the same in every row, day, language, and whether they were counted before. */
export function ImportFacts({ questions, baseline, draft, onChange }: Props) {
  const set = (change: Partial<ImportDraft>) => onChange({ ...draft, ...change })
  return (
    <>
      <FixedAnswers questions={questions} draft={draft} onChange={onChange} />
      <div class="desk-options">
        <Field
          label="import.day.label"
          type="date"
          required
          value={draft.completedOn}
          onInput={(completedOn) => set({ completedOn })}
        />
        <ChoiceField
          label="import.language.label"
          value={draft.language}
          options={languages.map((tag) => [tag, languageNames[tag]])}
          onChange={(language) => set({ language })}
        />
      </div>
      <fieldset class="desk-checks">
        <legend>{t('import.earlier.title', { baseline })}</legend>
        {([true, false] as const).map((isEarlier) => (
          <label key={String(isEarlier)} class="desk-format">
            <input
              type="radio"
              name="earlier"
              checked={draft.isEarlier === isEarlier}
              onChange={() => set({ isEarlier })}
            />
            <span>{t(isEarlier ? 'import.earlier.yes' : 'import.earlier.no')}</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}

function FixedAnswers({ questions, draft, onChange }: Omit<Props, 'baseline'>) {
  const [question, setQuestion] = useState('')
  const [value, setValue] = useState('')
  const chosen = question || (questions[0] ?? '')
  const set = (fixed: ImportDraft['fixed']) => onChange({ ...draft, fixed })

  function add(): void {
    if (value.trim() === '') return
    set([...draft.fixed.filter((one) => one.question !== chosen), { question: chosen, value: value.trim() }])
    setValue('')
  }

  return (
    <section class="desk-table" aria-labelledby="fixed">
      <h2 id="fixed">{t('import.fixed.title')}</h2>
      <p class="desk-hint">{t('import.fixed.hint')}</p>
      {draft.fixed.length > 0 && (
        <ul class="desk-mapping">
          {draft.fixed.map((one) => (
            <li key={one.question} data-fixed={one.question}>
              <div>
                {textOf(surveyId, `${one.question}.label`) ?? one.question}
                <strong class="desk-said">
                  <bdi>{one.value}</bdi>
                </strong>
              </div>
              <Button
                label="import.remove.label"
                spoken={t('import.remove.item', { question: one.question })}
                kind="quiet"
                onClick={() => set(draft.fixed.filter((other) => other !== one))}
              />
            </li>
          ))}
        </ul>
      )}
      <div class="desk-options">
        <ChoiceField
          label="import.question.label"
          value={chosen}
          options={questions.map((name) => [name, questionName(name)])}
          onChange={setQuestion}
        />
        <Field label="import.value.label" value={value} onInput={setValue} />
      </div>
      <Button label="import.add.label" onClick={add} />
    </section>
  )
}
