import type { Hono } from 'hono'
import type { Progress } from '../../contract/counts.ts'
import { routes } from '../../contract/routes.ts'
import type { SurveyInfo } from '../../contract/survey-info.ts'
import { type AppParts, serve } from '../app-parts.ts'
import { isTrial } from '../is-trial.ts'
import { problemResponse } from '../problem-response.ts'
import { progressOf } from '../progress.ts'
import type { PublishedSurvey } from '../published-survey.ts'

export function surveyRoutes(app: Hono, parts: AppParts): void {
  const find = (id: string | undefined) => parts.surveys.find((survey) => survey.id === id)

  serve(app, routes.survey, {
    GET: async (context) => {
      const survey = find(context.req.param('id'))
      return survey ? context.json(await infoOf(survey, parts)) : problemResponse('unknown_survey')
    },
  })

  serve(app, routes.progress, {
    GET: async (context) => {
      const survey = find(context.req.param('id'))
      return survey ? context.json<Progress>(await progressOf(survey, parts)) : problemResponse('unknown_survey')
    },
  })
}

async function infoOf({ id, forms, state }: PublishedSurvey, { store }: AppParts): Promise<SurveyInfo> {
  const project = await store.project()
  return {
    surveyId: id,
    versions: forms.map((form) => form.definition.version),
    languages: forms[0].definition.languages,
    state,
    trial: isTrial(project),
    project,
  }
}
