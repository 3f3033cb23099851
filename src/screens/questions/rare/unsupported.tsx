import { t } from '../../../i18n/index.ts'
import { Notice } from '../../../kit/index.ts'
import { GroupFrame } from '../question-frame.tsx'
import type { QuestionProps } from '../question-props.ts'

/** A question of a kind that this app cannot ask: said where it would stand, so that nobody waits for a field. */
export function Unsupported(props: QuestionProps) {
  return (
    <GroupFrame {...props}>
      <Notice kind="warm">
        <p>{t('question.unsupported.notice')}</p>
      </Notice>
    </GroupFrame>
  )
}
