import { useEffect, useState } from 'preact/hooks'
import type { TextsPage } from '../../contract/analysis.ts'
import { routes } from '../../contract/routes.ts'
import { t } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'
import { ChoiceField } from '../choice-field.tsx'
import { Failure } from '../failure.tsx'
import { Field } from '../field.tsx'
import { questionLabel } from '../overview/names.ts'
import { useCall } from '../use-call.ts'
import { useDeed } from '../use-deed.ts'
import { fetchTags, fetchTexts, putTag, takeTag } from './analysis-calls.ts'
import { type AnalysisChoice, filterQuery } from './analysis-choice.ts'
import { AnswerText } from './answer-text.tsx'
import { Tags } from './tags.tsx'

type Props = { questions: readonly string[]; choice: AnalysisChoice; onSignedOut: () => void }
type Answer = TextsPage['answers'][number]
type Found = { readonly answers: readonly Answer[]; readonly next: string | null }

/** What people wrote, one question at a time, to read, to search and to tag. */
export function OpenAnswers({ questions, choice, onSignedOut }: Props) {
  const [question, setQuestion] = useState(questions[0] ?? '')
  return (
    <>
      <p class="desk-hint">{t('analysis.open.hint')}</p>
      <ChoiceField
        label="analysis.question.label"
        value={question}
        options={questions.map((name) => [name, questionLabel(name)] as const)}
        onChange={setQuestion}
      />
      <Reading key={question} question={question} choice={choice} onSignedOut={onSignedOut} />
    </>
  )
}

function Reading({ question, choice, onSignedOut }: { question: string } & Omit<Props, 'questions'>) {
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState({ search: '', tag: '' })
  const [found, setFound] = useState<Found | null>(null)
  // A stable function would be one more thing to keep: the question never changes under this component.
  const [fetchThese] = useState(() => () => fetchTags(question))
  const { state: tagState, reload: reloadTags } = useCall(fetchThese, onSignedOut)
  const { failure, attempt } = useDeed(onSignedOut)
  const tags = tagState.status === 'ready' ? tagState.body.tags : []
  const query = new URLSearchParams(filterQuery(choice))
  query.set('question', question)
  if (asked.search !== '') query.set('search', asked.search)
  if (asked.tag !== '') query.set('tag', asked.tag)
  const first = `${routes.coordinatorTexts}?${query}`

  useEffect(() => {
    let isStale = false
    void attempt(fetchTexts(first)).then((page) => {
      if (!isStale && page) setFound(page.body)
    })
    return () => {
      isStale = true
    }
  }, [first])

  async function readOn(next: string, before: readonly Answer[]): Promise<void> {
    const page = await attempt(fetchTexts(next))
    if (page) setFound({ answers: [...before, ...page.body.answers], next: page.body.next })
  }

  async function mark(answer: Answer, tag: string, isOn: boolean): Promise<void> {
    const done = await attempt((isOn ? putTag : takeTag)(tag, answer.instanceId), 'analysis.tagSaved.status')
    if (!done || !found) return
    const changed = isOn ? [...answer.tags, tag] : answer.tags.filter((one) => one !== tag)
    setFound({
      ...found,
      answers: found.answers.map((one) => (one.instanceId === answer.instanceId ? { ...one, tags: changed } : one)),
    })
    await reloadTags()
  }

  return (
    <>
      <Tags question={question} tags={tags} onChanged={() => void reloadTags()} onSignedOut={onSignedOut} />
      <form
        class="desk-options analysis-search"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked({ ...asked, search: words.trim() })
        }}
      >
        <Field label="analysis.search.label" value={words} onInput={setWords} />
        <ChoiceField
          label="analysis.tag.label"
          value={asked.tag}
          options={[['', t('analysis.any.tag')], ...tags.map(({ id, label }) => [id, label] as const)]}
          onChange={(tag) => setAsked({ ...asked, tag })}
        />
        <button class="button button-secondary" type="submit">
          {t('analysis.search.button')}
        </button>
      </form>
      <Failure words={failure} />
      <h2>{t('analysis.answers.title')}</h2>
      {found === null && <p role="status">{t('desk.loading.status')}</p>}
      <ul class="analysis-answers">
        {found?.answers.map((answer) => (
          <AnswerText
            key={answer.instanceId}
            answer={answer}
            tags={tags}
            onMark={(tag, isOn) => void mark(answer, tag, isOn)}
          />
        ))}
      </ul>
      {found && found.next === null && found.answers.length === 0 && (
        <Notice role="status">
          <p>{t('analysis.nothing.status')}</p>
        </Notice>
      )}
      {found?.next && (
        <div class="desk-stack">
          <p class="desk-hint">{t('analysis.searching.status')}</p>
          <Button label="analysis.more.label" onClick={() => void readOn(found.next ?? '', found.answers)} />
        </div>
      )}
    </>
  )
}
