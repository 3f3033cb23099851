import type { Progress } from '../contract/counts.ts'
import type { AppParts } from './app-parts.ts'
import type { PublishedSurvey } from './published-survey.ts'

/** How far a survey is from its target; the newest version's settings say what target and baseline are. */
export async function progressOf(
  { id, forms }: PublishedSurvey,
  { store, now }: Pick<AppParts, 'store' | 'now'>,
): Promise<Progress> {
  const { target, baseline } = forms[0].definition.settings
  const { received, usable } = await store.totals(id)
  return {
    surveyId: id,
    target,
    baseline: baseline.count,
    received,
    usable,
    total: baseline.count + usable,
    asOf: now().toISOString(),
  }
}
