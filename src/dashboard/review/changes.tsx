import type { AnswerChange, ShownAnswer } from '../../contract/submission-review.ts'
import { t } from '../../i18n/index.ts'
import { plainLabel } from '../overview/names.ts'
import { ScrollRegion } from '../plots/scroll-region.tsx'
import { answerWords } from './answer-words.ts'

type Props = { changes: readonly AnswerChange[]; shown: readonly ShownAnswer[] }

/** What differs between two versions: the question, the answer before, the answer after. */
export function Changes({ changes, shown }: Props) {
  if (changes.length === 0) return <p class="desk-hint">{t('submission.unseen.status')}</p>
  const words = (question: string, value: string) => {
    const known = shown.find((one) => one.question === question)
    return value === '' ? '–' : known ? answerWords({ ...known, value }) : value
  }
  return (
    <ScrollRegion label={t('submission.changes.title')}>
      <table aria-label={t('submission.changes.title')} data-table="changes">
        <thead>
          <tr>
            {(['question', 'before', 'after'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`submission.${column}.column`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, question, before, after }) => (
            <tr key={path} data-path={path}>
              <th scope="row">
                <bdi>{plainLabel(question)}</bdi>
              </th>
              <td dir="auto">
                <del>{words(question, before)}</del>
              </td>
              <td dir="auto">
                <ins>{words(question, after)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
