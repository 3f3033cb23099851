import type { SkippedQuestions } from '../contract/steering.ts'
import type { UnansweredCount, UnansweredCounts } from '../store/steering-store.ts'
import type { PublishedSurvey } from './published-survey.ts'
import { askedIn } from './quality-of.ts'

/** How often each question of any version was asked and left without an answer, in the order of the newest version. */
export function skippedIn({ forms }: PublishedSurvey, counts: UnansweredCounts): SkippedQuestions['questions'] {
  const names = [...new Set(forms.flatMap(({ definition }) => askedIn(definition)))]
  const languages = [...new Set(counts.responses.map(({ split }) => split))]
  const of = (rows: readonly UnansweredCount[], key: string, split: string) =>
    rows.find((row) => row.key === key && row.split === split)?.received ?? 0
  return names.flatMap((question) => {
    const versions = forms.filter(({ definition }) => askedIn(definition).includes(question))
    return languages.flatMap((language) => {
      const responses = versions.reduce(
        (sum, { definition }) => sum + of(counts.responses, definition.version, language),
        0,
      )
      const asked = responses - of(counts.unasked, question, language)
      const skipped = of(counts.skipped, question, language)
      const declined = of(counts.declined, question, language)
      return asked > 0 ? [{ question, language, asked, skipped, declined }] : []
    })
  })
}
