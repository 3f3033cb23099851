import type { Hono } from 'hono'
import type { CoordinatorCounts } from '../../contract/counts.ts'
import { routes } from '../../contract/routes.ts'
import { projectDetails } from '../../contract/survey-info.ts'
import { type AppParts, serve } from '../app-parts.ts'
import { problemResponse } from '../problem-response.ts'
import { progressOf } from '../progress.ts'
import { readBody } from '../read-body.ts'
import { forCoordinators } from '../session-cookie.ts'

export function coordinationRoutes(app: Hono, parts: AppParts): void {
  const { store, config, surveys } = parts

  serve(app, routes.coordinatorCounts, {
    GET: forCoordinators(parts, async (context) => {
      const id = context.req.query('survey')
      const survey = id === undefined ? surveys[0] : surveys.find((one) => one.id === id)
      if (!survey) return problemResponse('unknown_survey')
      const counts = await store.counts(survey.id)
      return context.json<CoordinatorCounts>({ progress: await progressOf(survey, parts), ...counts })
    }),
  })

  serve(app, routes.coordinatorProject, {
    GET: forCoordinators(parts, async (context) => context.json(await store.project())),
    PUT: forCoordinators(parts, async (context) => {
      const body = await readBody(context.req.raw, projectDetails)
      if (body.status === 'refused') return body.response
      const { contactEmail, privacyUrl } = body.value
      // The app makes links of both: anything but an address would be a script or a dead end on every phone.
      const errors = [
        ...(contactEmail === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contactEmail)
          ? []
          : [{ pointer: '/contactEmail', message: 'not an e-mail address' }]),
        ...(privacyUrl === '' || isWebAddress(privacyUrl)
          ? []
          : [{ pointer: '/privacyUrl', message: 'not an http(s) address' }]),
      ]
      if (errors.length > 0) return problemResponse('malformed_request', { errors })
      await store.saveProject(body.value)
      return context.json(body.value)
    }),
  })

  serve(app, routes.coordinatorTranslations, {
    GET: forCoordinators(parts, (context) => context.json({ translations: config.translations })),
  })
}

const isWebAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
