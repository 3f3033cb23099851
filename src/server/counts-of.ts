import type { CoordinatorCounts } from '../contract/counts.ts'
import type { SurveyNode } from '../contract/definition.ts'
import type { AppParts } from './app-parts.ts'
import { countedIn } from './facets.ts'
import { progressOf } from './progress.ts'
import type { PublishedSurvey } from './published-survey.ts'

function outlineOf({ forms: [{ definition }] }: PublishedSurvey): CoordinatorCounts['survey'] {
  const { counted = [], opt_ins = [], duration } = definition.settings
  const known = countedIn(definition)
  return {
    sections: definition.survey.filter(hasScreen).map(({ name }) => name),
    counted: known
      .filter(({ question }) => counted.includes(question))
      .map(({ question, list, codes }) => ({ question, list, choices: [...codes] })),
    optIns: known
      .filter(({ question }) => opt_ins.includes(question))
      .map(({ question, codes }) => ({ question, choices: [...codes] })),
    duration: duration
      ? { question: duration.question, bands: duration.bands, tooLong: duration.too_long ?? [] }
      : null,
  }
}

const hasScreen = (node: SurveyNode): boolean =>
  'children' in node ? node.children.some(hasScreen) : node.type !== 'hidden' && node.type !== 'calculate'

/**
 * All figures of one survey as the coordinators read them.
 * @param isWithoutRejected whether responses that were rejected are left out
 */
export async function countsOf(
  survey: PublishedSurvey,
  parts: Pick<AppParts, 'store' | 'now' | 'hub'>,
  isWithoutRejected = false,
): Promise<CoordinatorCounts> {
  const { totals, ...counts } = await parts.store.counts(survey.id, isWithoutRejected)
  const targets = (await parts.store.targets(survey.id)).map(({ kind, key, goal }) => ({ kind, key, goal }))
  return { progress: await progressOf(survey, parts, totals), survey: outlineOf(survey), ...counts, targets }
}
