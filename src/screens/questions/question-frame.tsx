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

const labelText = (props: QuestionProps) => (
  <>
    {labelWords(props)}
    {requiredMark(props)}
  </>
)

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

/** A question whose answer is one field: label, hint and error around it. */
export function FieldFrame({ children, ...props }: QuestionProps & { children: ComponentChildren }) {
  const { node, isHeading, error } = props
  const label = (
    <label class="question-label" for={idOf(node.path)}>
      {labelText(props)}
    </label>
  )
  return (
    <div class={`question${error ? ' question-wrong' : ''}`}>
      {isHeading ? <h1 tabIndex={-1}>{label}</h1> : label}
      {hintText(props)}
      {errorText(props)}
      {Aloud(props)}
      {children}
    </div>
  )
}

/** A question whose answer is chosen from several controls: one labelled group. */
export function GroupFrame({ children, ...props }: QuestionProps & { children: ComponentChildren }) {
  const { node, isHeading, error } = props
  return (
    <fieldset
      class={`question${error ? ' question-wrong' : ''}`}
      id={idOf(node.path)}
      tabIndex={-1}
      aria-describedby={describedBy(props)}
    >
      <legend class="question-label">{isHeading ? <h1 tabIndex={-1}>{labelText(props)}</h1> : labelText(props)}</legend>
      {hintText(props)}
      {errorText(props)}
      {Aloud(props)}
      {children}
    </fieldset>
  )
}
