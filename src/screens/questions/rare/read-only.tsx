import { t } from '../../../i18n/index.ts'
import { answerWords } from '../../respond/answer-words.ts'
import { GroupFrame } from '../question-frame.tsx'
import type { QuestionProps } from '../question-props.ts'

/** What the survey itself has filled in: to read, not to change. */
export function ReadOnly(props: QuestionProps) {
  const { node, respond } = props
  const answers = answerWords(node, respond.words)
  return (
    <GroupFrame {...props}>
      <p class="read-only" dir="auto">
        {answers ? answers.join(', ') : t('review.empty.value')}
      </p>
    </GroupFrame>
  )
}
