import { Aloud } from './aloud.tsx'
import { pipedText } from './piped-text.tsx'
import type { QuestionProps } from './question-props.ts'

/** A note's hint. One that pipes nothing but values which are not set yet would be noise and is left out. */
export function shownHint({ source }: QuestionProps['node'], respond: QuestionProps['respond']): string | undefined {
  const hint = respond.words.of(source, 'hint')
  const pieces = hint?.includes('${') ? respond.session().pipe(hint) : []
  const piped = pieces.filter((piece) => typeof piece !== 'string')
  return piped.length > 0 && piped.every(({ value }) => value === '') ? undefined : hint
}

/** Words to read. */
export function Note(props: QuestionProps) {
  const { node, respond, isHeading } = props
  const label = respond.words.of(node.source, 'label') ?? ''
  const hint = shownHint(node, respond)
  const text = pipedText(label, respond)
  return (
    <div class="question note">
      {isHeading && (
        <h1 tabIndex={-1} class="note-heading">
          {text}
        </h1>
      )}
      {Aloud(props)}
      {!isHeading && <p>{text}</p>}
      {hint && <p class="question-hint">{pipedText(hint, respond)}</p>}
    </div>
  )
}
