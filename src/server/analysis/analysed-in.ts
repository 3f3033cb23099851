import { type AnalysedQuestion, questionsOf } from '../../analysis/index.ts'
import type { PublishedSurvey } from '../published-survey.ts'

const known = new WeakMap<PublishedSurvey, readonly AnalysedQuestion[]>()

/** All questions that can be analysed, over all versions of a survey. */
export function analysedIn(survey: PublishedSurvey): readonly AnalysedQuestion[] {
  const questions = known.get(survey) ?? questionsOf(survey.forms.map(({ definition }) => definition))
  known.set(survey, questions)
  return questions
}
