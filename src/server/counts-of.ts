import type { CoordinatorCounts } from '../contract/counts.ts'
import type { SurveyNode } from '../contract/definition.ts'
import type { AppParts } from './app-parts.ts'
import { countedIn } from './facets.ts'
import { progressOf } from './progress.ts'
import type { PublishedSurvey } from './published-survey.ts'

function outlineOf({ forms: [{ definition }] }: PublishedSurvey): CoordinatorCounts['survey'] {
  return {
    sections: definition.survey.filter(hasScreen).map(({ name }) => name),
    counted: countedIn(definition).map(({ question, list, codes }) => ({ question, list, choices: [...codes] })),
  }
}

const hasScreen = (node: SurveyNode): boolean =>
  'children' in node ? node.children.some(hasScreen) : node.type !== 'hidden' && node.type !== 'calculate'

/** All figures of one survey as the coordinators read them. */
export async function countsOf(
  survey: PublishedSurvey,
  parts: Pick<AppParts, 'store' | 'now' | 'hub'>,
): Promise<CoordinatorCounts> {
  const { totals, ...counts } = await parts.store.counts(survey.id)
  return { progress: await progressOf(survey, parts, totals), survey: outlineOf(survey), ...counts }
}
