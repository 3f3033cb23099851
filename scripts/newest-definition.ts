import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SurveyDefinition } from '../src/contract/definition.ts'
import { surveyId } from '../src/contract/routes.ts'

/** The questionnaire that the app asks unless a draft was begun with an older one. */
export function newestDefinition(): { path: string; definition: SurveyDefinition } {
  const folder = join('survey-definitions', surveyId)
  const path = join(folder, readdirSync(folder).sort().at(-1) ?? '')
  // `npm run check` has seen that it is one.
  return { path, definition: JSON.parse(readFileSync(path, 'utf8')) as SurveyDefinition }
}
