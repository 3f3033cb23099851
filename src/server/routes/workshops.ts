import type { Hono } from 'hono'
import { routes } from '../../contract/routes.ts'
import { workshop } from '../../contract/workshop.ts'
import { type AppParts, serve } from '../app-parts.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { forCoordinators } from '../session-cookie.ts'

export function workshopRoutes(app: Hono, parts: AppParts): void {
  const { store } = parts

  serve(app, routes.coordinatorWorkshops, {
    GET: forCoordinators(parts, async (context) => context.json({ workshops: await store.workshops() })),
    POST: forCoordinators(parts, async (context) => {
      const body = await readBody(context.req.raw, workshop)
      if (body.status === 'refused') return body.response
      const result = await store.createWorkshop(body.value)
      return result === 'exists' ? problemResponse('workshop_exists') : context.json(body.value, 201)
    }),
  })

  serve(app, routes.coordinatorWorkshop, {
    PUT: forCoordinators(parts, async (context) => {
      const body = await readBody(context.req.raw, workshop)
      if (body.status === 'refused') return body.response
      // The code is printed on posters and stands in submissions: it never changes.
      if (body.value.code !== context.req.param('code'))
        return problemResponse('malformed_request', {
          errors: [{ pointer: '/code', message: 'not the code of this address' }],
        })
      const result = await store.saveWorkshop(body.value)
      return result === 'unknown' ? problemResponse('unknown_workshop') : context.json(body.value)
    }),
    DELETE: forCoordinators(parts, async (context) => {
      const result = await store.deleteWorkshop(context.req.param('code') ?? '')
      if (result === 'in_use') return problemResponse('workshop_in_use')
      return result === 'unknown' ? problemResponse('unknown_workshop') : context.body(null, 204)
    }),
  })
}
