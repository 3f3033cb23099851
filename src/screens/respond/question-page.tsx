import type { Page } from '../../engine/browser.ts'
import { t } from '../../i18n/index.ts'
import { announce, Button, Confirm, Notice } from '../../kit/index.ts'
import { Matrix } from '../questions/matrix.tsx'
import { PipedText, pipedString } from '../questions/piped-text.tsx'
import { Question } from '../questions/question.tsx'
import type { QuestionProps } from '../questions/question-props.ts'
import { hasAppearance } from './columns.ts'
import { ErrorSummary } from './error-summary.tsx'
import { errorWords } from './error-words.ts'
import { PageHead } from './page-head.tsx'
import { outlineOf } from './page-outline.ts'
import type { Respond } from './respond.ts'
import { SaveStatus } from './save-status.tsx'
import { useDocumentTitle, useHeadingFocus } from './use-page.ts'
import { Welcome } from './welcome.tsx'

/** One page of the survey: heading, what is wrong, the questions, and the way on. */
export function QuestionPage({ page, respond }: { page: Page; respond: Respond }) {
  const outline = outlineOf(page, respond)
  const isFirst = respond.pages.value[0]?.id === page.id
  const isAttempted = respond.attempted.value.has(page.id)
  const props = (node: QuestionProps['node']): QuestionProps => ({
    node,
    respond,
    isHeading: node.path === outline.headingPath,
    error: isAttempted ? errorWords(node, respond) : null,
  })
  const questions = outline.nodes.filter(({ kind }) => kind === 'question').map(props)
  const problems = questions.filter(({ error }) => error !== null)
  const sectionTitle = respond.words.of(respond.sections.nameOf(page.section), 'label') ?? ''
  const pageSource = respond.session().node(page.id)?.source
  const isMatrix = pageSource !== undefined && hasAppearance(pageSource, 'table-list')
  const isUnanswered = questions.every(({ node }) => node.entered === '')
  const isOptional = questions.every(({ node }) => !node.required)
  const hasQuestions = questions.some(({ node }) => node.source.type !== 'note')
  const next = respond.nextOf(page.id)

  useDocumentTitle([pipedString(outline.title, respond), sectionTitle], problems.length > 0)
  useHeadingFocus(respond)

  return (
    <>
      {isFirst ? (
        <Welcome respond={respond} />
      ) : (
        <PageHead page={page} respond={respond} sectionTitle={sectionTitle} title={outline.title} />
      )}
      {problems.length > 0 && (
        <ErrorSummary
          respond={respond}
          problems={problems.map(({ node, error }) => ({ path: node.path, words: error ?? '' }))}
        />
      )}
      {outline.headingPath === null && (
        <div class="page-title">
          <h1 tabIndex={-1}>
            <PipedText text={outline.title} respond={respond} />
          </h1>
          {outline.hint && <p class="question-hint">{outline.hint}</p>}
        </div>
      )}
      {isMatrix ? (
        <Matrix rows={questions} />
      ) : (
        questions.map((question) => <Question key={question.node.path} {...question} />)
      )}
      {page.repeatInstance && <RepeatControls path={page.repeatInstance} respond={respond} />}
      <div class="page-actions">
        {next ? (
          <Button
            label="page.continue.label"
            kind="primary"
            wide
            onClick={() => respond.continueFrom(page.id)}
            id="continue"
          />
        ) : (
          questions.some(({ node }) => node.source.type !== 'note' && node.required) && (
            <Button
              label="page.continue.label"
              kind="primary"
              wide
              onClick={() => respond.continueFrom(page.id)}
              id="continue"
            />
          )
        )}
        {!next && !hasQuestions && (
          <Button label="ineligible.finish.label" kind="primary" wide onClick={() => void respond.discard()} />
        )}
        {next && hasQuestions && isOptional && isUnanswered && (
          <Button
            label={questions.length > 1 ? 'page.skip.labelSeveral' : 'page.skip.label'}
            kind="quiet"
            wide
            onClick={() => respond.continueFrom(page.id)}
          />
        )}
        {isFirst && (
          <p class="question-hint">
            {t('start.optional.hint')} {t('start.offline.hint')}
          </p>
        )}
        <SaveStatus respond={respond} />
      </div>
    </>
  )
}

function RepeatControls({ path, respond }: { path: string; respond: Respond }) {
  const repeatPath = path.replace(/\[\d+\]$/, '')
  const repeat = respond.session().node(repeatPath)
  const position = respond.session().node(path)?.position ?? 1
  const count = repeat?.count ?? 1
  const max = repeat?.max ?? Number.POSITIVE_INFINITY
  return (
    <div class="repeat-controls">
      {position === count && count < max && (
        <Button
          label="repeat.add.label"
          onClick={() => {
            respond.addInstance(repeatPath)
            const added = respond.pages.value.find(
              ({ repeatInstance }) => repeatInstance === `${repeatPath}[${count + 1}]`,
            )
            if (added) respond.goTo(added.id)
          }}
        >
          <span aria-hidden="true">+</span>
        </Button>
      )}
      {position === count && count >= max && (
        <Notice>
          <p>{t('repeat.max.notice', { count: max })}</p>
        </Notice>
      )}
      {count > 1 && (
        <Confirm
          label="repeat.remove.label"
          question="repeat.remove.question"
          onConfirm={() => {
            respond.removeInstance(path)
            const left = respond.pages.value.filter(({ repeatInstance }) =>
              repeatInstance?.startsWith(`${repeatPath}[`),
            )
            const nearest = left[Math.min(position, left.length) - 1]
            if (nearest) respond.goTo(nearest.id)
            announce(t('repeat.removed.status'))
          }}
        />
      )}
    </div>
  )
}
