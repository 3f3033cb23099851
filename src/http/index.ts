export { type Call, callJson } from './call-json.ts'
export type { CallResult } from './call-result.ts'
export { fetchProgress, fetchSurveyInfo } from './survey-calls.ts'
export { tellOpened } from './tell-opened.ts'
