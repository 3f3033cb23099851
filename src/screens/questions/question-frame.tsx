import type { ComponentChildren } from 'preact'
import { t } from '../../i18n/index.ts'
import { Aloud } from './aloud.tsx'
import { pipedText } from './piped-text.tsx'
import { errorId, hintId, idOf, type QuestionProps } from './question-props.ts'

/** What `aria-describedby` of a question's control or group names: its hint and its error, where there are any. */
export function describedBy({ node, respond, error }: QuestionProps): string | undefined {
  const ids = [respond.words.of(node.source, 'hint') ? hintId(node.path) : '', error ? errorId(node.path) : '']
  return ids.filter(Boolean).join(' ') || undefined
}

/** Beside the words of what must be answered. */
export const requiredMark = ({ node }: QuestionProps) =>
  node.required && <span class="question-required"> ({t('page.required.label')})</span>

/** The label with the answers that it pipes. */
export const labelWords = ({ node, respond }: QuestionProps) =>
  pipedText(respond.words.of(node.source, 'label') ?? node.name, respond, node.path)

function hintText({ node, respond }: QuestionProps) {
  const hint = respond.words.of(node.source, 'hint')
  return hint ? (
    <p class="question-hint" id={hintId(node.path)}>
      {pipedText(hint, respond, node.path)}
    </p>
  ) : null
}

export const errorText = ({ node, error }: QuestionProps) =>
  error ? (
    <p class="question-error" id={errorId(node.path)}>
      <span class="only-read-aloud">{t('error.prefix.label')} </span>
      {error}
    </p>
  ) : null

type FrameProps = QuestionProps & {
  children: ComponentChildren
  /** What comes and goes below it. A list of the two, and even a fragment, would be one component more to Preact. */
  below?: ComponentChildren
}

/** A question whose answer is one field: label, hint and error around it. */
export function FieldFrame({ children, below, ...props }: FrameProps) {
  const { node, isHeading, error } = props
  const label = (
    <label class="question-label" for={idOf(node.path)}>
      {labelWords(props)}
      {requiredMark(props)}
    </label>
  )
  return (
    <div class={`question${error ? ' question-wrong' : ''}`}>
      {isHeading ? <h1 tabIndex={-1}>{label}</h1> : label}
      {hintText(props)}
      {errorText(props)}
      {Aloud(props)}
      {children}
      {below}
    </div>
  )
}

/** A question whose answer is chosen from several controls: one labelled group. */
export function GroupFrame({ children, below, ...props }: FrameProps) {
  const { node, isHeading, error } = props
  return (
    <fieldset
      class={`question${error ? ' question-wrong' : ''}`}
      id={idOf(node.path)}
      tabIndex={-1}
      aria-describedby={describedBy(props)}
    >
      {isHeading ? (
        <legend class="question-label">
          <h1 tabIndex={-1}>
            {labelWords(props)}
            {requiredMark(props)}
          </h1>
        </legend>
      ) : (
        <legend class="question-label">
          {labelWords(props)}
          {requiredMark(props)}
        </legend>
      )}
      {hintText(props)}
      {errorText(props)}
      {Aloud(props)}
      {children}
      {below}
    </fieldset>
  )
}
