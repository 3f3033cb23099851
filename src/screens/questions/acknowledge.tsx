import { t } from '../../i18n/index.ts'
import { Aloud } from './aloud.tsx'
import { option } from './option.tsx'
import { pipedText } from './piped-text.tsx'
import { describedBy } from './question-frame.tsx'
import { errorId, idOf, type QuestionProps } from './question-props.ts'

/** One box to tick: its label is the statement that is agreed to. */
export function Acknowledge(props: QuestionProps) {
  const { node, respond, error } = props
  return (
    <div class={`question${error ? ' question-wrong' : ''}`}>
      {error && (
        <p class="question-error" id={errorId(node.path)}>
          <span class="only-read-aloud">{t('error.prefix.label')} </span>
          {error}
        </p>
      )}
      {Aloud(props)}
      {option({
        type: 'checkbox',
        name: idOf(node.path),
        id: idOf(node.path),
        value: 'OK',
        checked: node.value === 'OK',
        describedBy: describedBy(props),
        invalid: error !== null,
        onChange: ({ currentTarget }) => respond.answer(node.path, currentTarget.checked ? 'OK' : ''),
        children: (
          <>
            <strong>{pipedText(respond.words.of(node.source, 'label') ?? node.name, respond, node.path)}</strong>
            {node.required && <span class="question-required"> ({t('page.required.label')})</span>}
          </>
        ),
      })}
    </div>
  )
}
