import type { SurveyDefinition, SurveyNode } from '../../../src/contract/definition.ts'
import { surveyId } from '../../../src/contract/routes.ts'
import { type BenchQuestion, type BenchSurvey, topics, yesNo } from './generate.ts'

const listOf = ({ choices }: BenchQuestion): string | undefined =>
  choices === yesNo ? 'yes_no' : choices === topics ? 'topics' : undefined

/**
 * Ours: structure and rules, one page.
 * @param hidden nodes that the app fills in by itself, as the real survey has them
 */
export function toDefinition(
  { questions }: BenchSurvey,
  version: string,
  hidden: readonly SurveyNode[] = [],
): SurveyDefinition {
  return {
    id: surveyId,
    version,
    default_language: 'en',
    languages: ['en'],
    settings: { target: 1000, baseline: { count: 0, source: 'none' }, parts: ['answers'] },
    choices: { yes_no: yesNo.map(({ name }) => ({ name })), topics: topics.map(({ name }) => ({ name })) },
    survey: [
      ...hidden,
      {
        type: 'group',
        name: 'only_page',
        appearance: 'field-list',
        children: questions.map((question) => ({
          name: question.name,
          type: question.type,
          list: listOf(question),
          ...(question.shownIfYes && { relevant: `\${${question.shownIfYes}} = 'yes'` }),
        })),
      },
    ],
  }
}

/** Ours: the words of `locales/en/<survey>.json`. */
export function toWords({ title, questions }: BenchSurvey): Record<string, unknown> {
  const labels = (choices: BenchQuestion['choices']) =>
    Object.fromEntries(choices.map(({ name, label }) => [name, label]))
  return {
    title,
    only_page: { label: title },
    ...Object.fromEntries(questions.map(({ name, label }) => [name, { label }])),
    choices: { yes_no: labels(yesNo), topics: labels(topics) },
  }
}
