import type { AnalysisFilter } from '../../contract/analysis.ts'
import { regionOf } from '../../contract/regions.ts'
import { reviewStates } from '../../contract/submission-review.ts'
import type { SubmissionSet } from '../../store/store.ts'
import type { PublishedSurvey } from '../published-survey.ts'

/**
 * Which submissions count in every table, every list of answers and on the public page: the one place that says so. Those
 * that are set aside for a person to look at, or that a person has rejected, are not among them.
 */
export function analysedSet(survey: PublishedSurvey, filter: AnalysisFilter): SubmissionSet {
  const { languages, regions, workshops, versions } = filter
  return {
    surveyId: survey.id,
    part: 'answers',
    states: ['received'],
    review: reviewStates.filter((state) => state !== 'rejected'),
    languages,
    workshops,
    versions,
    countries: regions && countriesIn(survey, regions),
  }
}

function countriesIn({ forms }: PublishedSurvey, regions: readonly string[]): string[] {
  const codes = forms.flatMap(({ definition: { choices, choice_labels = {} } }) =>
    Object.entries(choice_labels).flatMap(([list, kind]) =>
      kind === 'territory' ? (choices[list] ?? []).map(({ name }) => name) : [],
    ),
  )
  return [...new Set(['', ...codes])].filter((code) => regions.includes(regionOf(code) ?? ''))
}
