import { isUnsupported } from '../../contract/question-types.ts'
import type { NodeState, Page } from '../../engine/browser.ts'
import { t } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'
import { PipedText, pipedString } from '../questions/piped-text.tsx'
import { answerWords } from './answer-words.ts'
import { ErrorSummary } from './error-summary.tsx'
import { errorWords } from './error-words.ts'
import { BackLink } from './page-head.tsx'
import { nearestLabel } from './page-outline.ts'
import type { Respond } from './respond.ts'
import { SaveChoice } from './save-choice.tsx'
import { SaveStatus } from './save-status.tsx'
import { sharedDevice } from './shared-device.ts'
import { useDocumentTitle, useHeadingFocus } from './use-page.ts'

type Line = { readonly node: NodeState; readonly page: Page }

const isConsent = ({ node }: Line): boolean => node.name.startsWith('consent_')

/** All answers by section before anything is sent, what was agreed to first; each leads back to its page. */
export function Review({ respond }: { respond: Respond }) {
  const session = respond.session()
  const lines: Line[] = respond.pages.value.flatMap((page) =>
    page.nodes
      .map((path) => session.node(path))
      .filter((node) => node !== undefined)
      .filter(({ kind, source }) => kind === 'question' && source.type !== 'note')
      .filter(({ value, source }) => value !== '' || !isUnsupported(source))
      .map((node) => ({ node, page })),
  )
  const problems = lines
    .map(({ node, page }) => ({ path: node.path, words: errorWords(node, respond), onPage: page.id }))
    .filter((problem): problem is typeof problem & { words: string } => problem.words !== null)
  const isAttempted = respond.attempted.value.has('review') && problems.length > 0
  const state = respond.handOver.value
  const title = t('review.page.title')
  const sections = [...new Set(lines.map(({ page }) => page.section))]

  useDocumentTitle([title], isAttempted)
  useHeadingFocus(respond)

  return (
    <>
      <div class="page-head not-printed">
        <BackLink respond={respond} />
      </div>
      {isAttempted && <ErrorSummary respond={respond} problems={problems} />}
      <div class="page-title">
        <h1 tabIndex={-1}>{title}</h1>
        <p class="question-hint">{t('review.unsent.hint')}</p>
      </div>
      <ReviewPart title={t('review.consents.title')} lines={lines.filter(isConsent)} respond={respond} />
      {sections.map((section) => {
        const row = session.node(section)?.source
        return (
          <ReviewPart
            key={section}
            title={(row && respond.words.of(row, 'label')) ?? ''}
            lines={lines.filter((line) => line.page.section === section && !isConsent(line))}
            respond={respond}
          />
        )
      })}
      <div class="page-actions">
        <p class="question-hint">{t('review.send.hint')}</p>
        {(state === 'full' || state === 'unavailable') && (
          <Notice kind="bad" role="alert">
            <p>{t(`storage.${state}.error`)}</p>
          </Notice>
        )}
        {state === 'running' && <p role="status">{t('review.sending.status')}</p>}
        <Button label="review.send.label" kind="primary" wide onClick={() => void respond.send()} id="send" />
        <SaveStatus respond={respond}>{!sharedDevice.value && <SaveChoice respond={respond} />}</SaveStatus>
      </div>
    </>
  )
}

function ReviewPart({ title, lines, respond }: { title: string; lines: readonly Line[]; respond: Respond }) {
  if (lines.length === 0) return null
  return (
    <section class="review-part">
      <h2>{title}</h2>
      <dl>
        {lines.map(({ node, page }) => (
          <ReviewLine key={node.path} node={node} page={page} respond={respond} />
        ))}
      </dl>
    </section>
  )
}

function ReviewLine({ node, page, respond }: Line & { respond: Respond }) {
  const label = respond.words.of(node.source, 'label') ?? node.name
  const answers = answerWords(node, respond.words)
  const entry = page.repeatInstance ? nearestLabel(page.repeatInstance, respond)?.label : undefined
  const problem = errorWords(node, respond)
  return (
    <div class="review-line">
      <dt>
        {entry && <span class="review-entry">{entry}</span>}
        <PipedText text={label} respond={respond} path={node.path} />
      </dt>
      <dd class={answers ? undefined : 'review-empty'}>
        {answers === null && t('review.empty.value')}
        {answers?.length === 1 && <span dir="auto">{answers[0]}</span>}
        {answers &&
          answers.length > 1 &&
          (node.source.type === 'rank' ? <ol>{items(answers)}</ol> : <ul>{items(answers)}</ul>)}
        {problem && (
          <p class="question-error">
            <span class="only-read-aloud">{t('error.prefix.label')} </span>
            {problem}
          </p>
        )}
      </dd>
      {!node.readonly && (
        <dd class="review-change">
          <Button
            label="review.change.label"
            // With the entry, because several entries ask the same.
            spoken={t('review.change.item', {
              label: [entry, pipedString(label, respond, node.path)].filter(Boolean).join(' – '),
            })}
            kind="quiet"
            onClick={() => respond.change(page.id)}
          />
        </dd>
      )}
    </div>
  )
}

const items = (answers: readonly string[]) => answers.map((answer) => <li key={answer}>{answer}</li>)
