import type { Hono } from 'hono'
import { routes } from '../../contract/routes.ts'
import { sectionOpened } from '../../contract/section-opened.ts'
import { type AppParts, serve } from '../app-parts.ts'
import { problemResponse } from '../problem-response.ts'
import { createSenderLimit } from '../rate-limit.ts'
import { readBody } from '../read-body.ts'
import { createSenders } from '../sender.ts'

/** A hall of two hundred phones behind one address, each through all sections several times over. */
const perSender = { atMost: 10_000, withinMs: 10 * 60_000 }
const overall = { atMost: 60_000, withinMs: 10 * 60_000 }

export function sectionRoutes(app: Hono, parts: AppParts): void {
  const waitFor = createSenderLimit(perSender, overall)
  const senderOf = createSenders(parts)

  serve(app, routes.sections, {
    POST: async (context) => {
      const survey = parts.surveys.find(({ id }) => id === context.req.param('id'))
      if (!survey) return problemResponse('unknown_survey')
      const body = await readBody(context.req.raw, sectionOpened)
      if (body.status === 'refused') return body.response
      const waitMs = waitFor(senderOf(context), parts.now().getTime())
      if (waitMs > 0) return problemResponse('too_many_attempts', { retryAfterSeconds: waitMs / 1000 })
      const { section, language } = body.value
      const definitions = survey.forms.map(({ definition }) => definition)
      // Only words of ours: the coordinators' desk is no wall for whoever passes by.
      const errors = [
        ...(definitions.some((one) => one.survey.some(({ name }) => name === section)) ? [] : ['section']),
        ...(definitions.some((one) => one.languages.includes(language)) ? [] : ['language']),
      ].map((field) => ({ pointer: `/${field}`, message: 'not one of this survey' }))
      if (errors.length > 0) return problemResponse('malformed_request', { errors })
      await parts.store.noteSections(survey.id, [body.value])
      return context.body(null, 204)
    },
  })
}
