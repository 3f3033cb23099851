import type { Progress } from '../contract/counts.ts'
import { progressShape, surveyInfoShape } from '../contract/phone-replies.ts'
import { address, phoneRoutes } from '../contract/phone-routes.ts'
import type { SurveyInfo } from '../contract/survey-info.ts'
import { callJson } from './call-json.ts'
import type { CallResult } from './call-result.ts'

// Both only adorn a page that works without them, so nobody waits long for them.
const timeoutMs = 10_000

/** @param baseUrl origin of the endpoint; empty for the one that served the page */
export const fetchProgress = (surveyId: string, baseUrl = ''): Promise<CallResult<Progress>> =>
  callJson({
    method: 'GET',
    url: baseUrl + address(phoneRoutes.progress, { id: surveyId }),
    schema: progressShape,
    timeoutMs,
  })

/** @param baseUrl origin of the endpoint; empty for the one that served the page */
export const fetchSurveyInfo = (surveyId: string, baseUrl = ''): Promise<CallResult<SurveyInfo>> =>
  callJson({
    method: 'GET',
    url: baseUrl + address(phoneRoutes.survey, { id: surveyId }),
    schema: surveyInfoShape,
    timeoutMs,
  })
