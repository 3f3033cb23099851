import type { AnalysisFilter } from '../../contract/analysis.ts'
import type { KeptSubmission } from '../../contract/exports.ts'
import { regionOf } from '../../contract/regions.ts'
import type { Store, SubmissionSet } from '../../store/store.ts'
import type { PublishedSurvey } from '../published-survey.ts'

export interface AnalysedSet {
  /** Where to look: with nothing left out, so that a page is read in the same time whatever is looked for. */
  readonly which: SubmissionSet
  readonly isIn: (kept: KeptSubmission) => boolean
}

/**
 * Which submissions count in every table, every list of answers and on the public page: the one place that says so. Those
 * that are set aside for a person to look at, or that a person has rejected, are not among them.
 */
export function analysedSet(survey: PublishedSurvey, filter: AnalysisFilter): AnalysedSet {
  const { languages, regions, workshops, versions } = filter
  return {
    which: { surveyId: survey.id, part: 'answers', states: ['received', 'quarantined', 'conflict'] },
    isIn: ({ state, reviewState, language, country, workshop, formVersion }) =>
      state === 'received' &&
      reviewState !== 'rejected' &&
      (languages?.includes(language) ?? true) &&
      (regions?.includes((country && regionOf(country)) ?? '') ?? true) &&
      (workshops?.includes(workshop ?? '') ?? true) &&
      (versions?.includes(formVersion) ?? true),
  }
}

/** How many answers carry a tag and count. */
export async function countTagged(
  store: Pick<Store, 'submissions'>,
  survey: PublishedSurvey,
  tag: string,
): Promise<number> {
  const { which, isIn } = analysedSet(survey, {})
  let count = 0
  for (let last: KeptSubmission | null = null; ; ) {
    const page: readonly KeptSubmission[] = await store.submissions({ ...which, tag }, last, rowsAtOnce)
    count += page.filter(isIn).length
    last = page.at(-1) ?? null
    if (page.length < rowsAtOnce) return count
  }
}

/** Few enough that nobody else waits for the rows to be read, many enough that the database is not asked all the time. */
export const rowsAtOnce = 100
