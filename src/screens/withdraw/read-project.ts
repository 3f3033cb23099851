import { surveyInfoShape } from '../../contract/phone-replies.ts'
import { surveyId } from '../../contract/phone-routes.ts'
import type { ProjectDetails } from '../../contract/survey-info.ts'
import { readSetting } from '../../queue/device-settings.ts'
import { fetchSurveyInfo } from '../respond/device.ts'

/** The team's own details, from the endpoint or as this device last heard them; null while neither is known. */
export async function readProject(): Promise<ProjectDetails | null> {
  const result = await fetchSurveyInfo(surveyId)
  if (result.status === 'ok') return result.body.project
  const known = surveyInfoShape.safeParse(await readSetting('survey-info'))
  return known.success ? known.data.project : null
}
