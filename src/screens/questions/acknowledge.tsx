import { t } from '../../i18n/index.ts'
import { Aloud } from './aloud.tsx'
import { Option } from './option.tsx'
import { PipedText } from './piped-text.tsx'
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
      <Aloud {...props} />
      <Option
        type="checkbox"
        name={idOf(node.path)}
        id={idOf(node.path)}
        value="OK"
        checked={node.value === 'OK'}
        describedBy={describedBy(props)}
        invalid={error !== null}
        onChange={(isOn) => respond.answer(node.path, isOn ? 'OK' : '')}
      >
        <strong>
          <PipedText text={respond.words.of(node.source, 'label') ?? node.name} respond={respond} path={node.path} />
        </strong>
        {node.required && <span class="question-required"> ({t('page.required.label')})</span>}
      </Option>
    </div>
  )
}
