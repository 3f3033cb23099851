import { type Progress, progress } from '../contract/counts.ts'
import type { Totals } from '../store/store.ts'
import type { AppParts } from './app-parts.ts'
import type { PublishedSurvey } from './published-survey.ts'

/**
 * How far a survey is from its target; the newest version's settings say what target and baseline are.
 * @param counted where the caller has counted already
 */
export async function progressOf(
  { id, forms }: PublishedSurvey,
  { store, now, hub }: Pick<AppParts, 'store' | 'now' | 'hub'>,
  counted: Totals | null = null,
): Promise<Progress> {
  const { target, baseline } = forms[0].definition.settings
  const { received, usable } = hub ? await throughHub(store, id) : (counted ?? (await store.totals(id)))
  // An earlier response whose data have come since counts as what it is, and no longer as reported: never twice.
  const reported = Math.max(0, baseline.count - (await store.earlier(id)))
  return {
    surveyId: id,
    target,
    baseline: reported,
    received,
    usable,
    total: reported + usable,
    asOf: now().toISOString(),
  }
}

/** What the upstream last said that it has, and what waits here. */
async function throughHub(store: AppParts['store'], surveyId: string) {
  const text = await store.mirrored(`progress ${surveyId}`)
  const there = text === null ? { received: 0, usable: 0 } : progress.parse(JSON.parse(text))
  const here = await store.waitingTotals(surveyId)
  return { received: there.received + here.received, usable: there.usable + here.usable }
}
