import { PipedText } from './piped-text.tsx'
import type { QuestionProps } from './question-props.ts'

/** Words to read. A hint that pipes nothing but values which are not set yet would be noise and is left out. */
export function Note({ node, respond, isHeading }: QuestionProps) {
  const label = respond.words.of(node.name, 'label') ?? ''
  const hint = respond.words.of(node.name, 'hint')
  const piped = hint?.includes('${')
    ? respond
        .session()
        .pipe(hint)
        .filter((piece) => typeof piece !== 'string')
    : []
  const isHintEmpty = piped.length > 0 && piped.every((piece) => typeof piece !== 'string' && piece.value === '')
  const text = <PipedText text={label} respond={respond} />
  return (
    <div class="question note">
      {isHeading ? (
        <h1 tabIndex={-1} class="note-heading">
          {text}
        </h1>
      ) : (
        <p>{text}</p>
      )}
      {hint && !isHintEmpty && (
        <p class="question-hint">
          <PipedText text={hint} respond={respond} />
        </p>
      )}
    </div>
  )
}
