import type { Context, Hono } from 'hono'
import type { CoordinatorCounts } from '../../contract/counts.ts'
import { projectDetails } from '../../contract/survey-info.ts'
import type { AppParts } from '../app-parts.ts'
import { countsOf } from '../counts-of.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { serveDesk } from '../serve-desk.ts'

export function coordinationRoutes(app: Hono, parts: AppParts): void {
  const { store, config, surveys } = parts

  serveDesk(app, parts, 'coordinatorCounts', {
    GET: async (context) => {
      const id = context.req.query('survey')
      const survey = id === undefined ? surveys[0] : surveys.find((one) => one.id === id)
      if (!survey) return problemResponse('unknown_survey')
      return context.json<CoordinatorCounts>(await countsOf(survey, parts, leavesOutRejected(context)))
    },
  })

  serveDesk(app, parts, 'coordinatorProject', {
    GET: async (context) => context.json(await store.project()),
    PUT: async (context) => {
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
    },
  })

  serveDesk(app, parts, 'coordinatorTranslations', {
    GET: (context) => context.json({ translations: config.translations }),
  })
}

/** `?rejected=without`: figures without what was rejected at the desk. */
export const leavesOutRejected = (context: Context): boolean => context.req.query('rejected') === 'without'

const isWebAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
