import type { HubMirror } from '../contract/hub.ts'
import { fetchProgress, fetchSurveyInfo } from '../http/index.ts'
import type { Store } from '../store/store.ts'
import type { Upstream } from './upstream.ts'

/** Workshops as the upstream has them; one that only this hub knows stays. */
export async function keepWorkshops(store: Store, { workshops }: HubMirror): Promise<void> {
  for (const workshop of workshops)
    if ((await store.saveWorkshop(workshop)) === 'unknown') await store.createWorkshop(workshop)
}

/**
 * What phones behind the hub would ask the upstream for: the details of the project, and how far it has got. What
 * cannot be had now stays as it was.
 */
export async function keepSurveys(store: Store, { baseUrl }: Upstream, surveyIds: readonly string[]): Promise<void> {
  for (const id of surveyIds) {
    const info = await fetchSurveyInfo(id, baseUrl)
    if (info.status === 'ok') await store.saveProject(info.body.project)
    const progress = await fetchProgress(id, baseUrl)
    if (progress.status === 'ok') await store.saveMirrored(`progress ${id}`, JSON.stringify(progress.body))
  }
}
