import { useMemo } from 'preact/hooks'
import type { Page } from '../../engine/browser.ts'
import { Matrix } from '../questions/matrix.tsx'
import { PipedText, pipedString } from '../questions/piped-text.tsx'
import { Question } from '../questions/question.tsx'
import type { QuestionProps } from '../questions/question-props.ts'
import { hasAppearance } from './columns.ts'
import { ErrorSummary } from './error-summary.tsx'
import { errorWords } from './error-words.ts'
import { Later } from './later.tsx'
import { PageActions } from './page-actions.tsx'
import { PageHead } from './page-head.tsx'
import { outlineOf } from './page-outline.ts'
import type { Respond } from './respond.ts'
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
  const section = respond.session().node(page.section)?.source
  const sectionTitle = (section && respond.words.of(section, 'label')) ?? ''
  const pageSource = respond.session().node(page.id)?.source
  const isMatrix = pageSource !== undefined && hasAppearance(pageSource, 'table-list')
  useDocumentTitle([pipedString(outline.title, respond), sectionTitle], problems.length > 0)
  useHeadingFocus(respond)
  // No answer changes it.
  const welcome = useMemo(() => <Welcome respond={respond} />, [respond])

  return (
    <>
      {isFirst ? welcome : <PageHead page={page} respond={respond} sectionTitle={sectionTitle} title={outline.title} />}
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
        outline.nodes.map((node) =>
          node.kind === 'question' ? (
            <Question key={node.path} {...props(node)} />
          ) : (
            <GroupLabel key={node.path} node={node} respond={respond} />
          ),
        )
      )}
      {page.repeatInstance && (
        <Later pick={({ RepeatControls }) => RepeatControls} props={{ path: page.repeatInstance, respond }} />
      )}
      <PageActions page={page} questions={questions.map(({ node }) => node)} respond={respond} />
    </>
  )
}

/** What the questions after it are about, where a page holds groups of its own. */
function GroupLabel({ node, respond }: Pick<QuestionProps, 'node' | 'respond'>) {
  const label = respond.words.of(node.source, 'label')
  return node.kind === 'group' && label ? (
    <h2>
      <PipedText text={label} respond={respond} path={node.path} />
    </h2>
  ) : null
}
