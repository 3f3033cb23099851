/** The least that anybody could write: a list of questions, a state, a condition. No engine, words or storage. */
import { survey } from 'virtual:bench-survey'
import { render } from 'preact'
import { useCallback, useMemo, useState } from 'preact/hooks'
import type { BenchQuestion } from '../survey/generate.ts'

type Answer = (name: string, value: string) => void

function Page() {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const answer = useCallback<Answer>((name, value) => setAnswers((before) => ({ ...before, [name]: value })), [])
  return (
    <>
      <h1>{survey.title}</h1>
      {survey.questions.map((question) =>
        question.shownIfYes === null || answers[question.shownIfYes] === 'yes' ? (
          <Question key={question.name} question={question} value={answers[question.name] ?? ''} answer={answer} />
        ) : null,
      )}
      <button type="button">Continue</button>
    </>
  )
}

function Question({ question, value, answer }: { question: BenchQuestion; value: string; answer: Answer }) {
  // One line that anybody who has seen a slow page would add: an answer draws only its own question again.
  return useMemo(() => draw(question, value, answer), [question, value, answer])
}

function draw({ name, type, label, choices }: BenchQuestion, value: string, answer: Answer) {
  if (type === 'note') return <p class="question">{label}</p>
  if (type === 'text' || type === 'integer') {
    return (
      <div class="question">
        <label for={name}>{label}</label>
        <input
          class="field"
          id={name}
          inputMode={type === 'integer' ? 'numeric' : 'text'}
          value={value}
          onInput={({ currentTarget }) => answer(name, currentTarget.value)}
        />
      </div>
    )
  }
  const chosen = value.split(' ')
  const isOne = type === 'select_one'
  return (
    <fieldset>
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label class="option" key={choice.name}>
          <input
            type={isOne ? 'radio' : 'checkbox'}
            name={name}
            checked={chosen.includes(choice.name)}
            onChange={({ currentTarget: { checked } }) =>
              answer(
                name,
                isOne
                  ? choice.name
                  : [...chosen.filter((one) => one !== choice.name), ...(checked ? [choice.name] : [])].join(' '),
              )
            }
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}

const root = document.getElementById('app')
if (root) render(<Page />, root)
