import type { Hono } from 'hono'
import { workshop } from '../../contract/workshop.ts'
import type { AppParts } from '../app-parts.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'

export function workshopRoutes(app: Hono, parts: AppParts): void {
  const { store } = parts

  serveDesk(app, parts, 'coordinatorWorkshops', {
    GET: async (context) => context.json({ workshops: await store.workshops() }),
    POST: async (context, caller) => {
      const body = await readBody(context.req.raw, workshop)
      if (body.status === 'refused') return body.response
      const result = await store.createWorkshop(body.value)
      if (result === 'exists') return problemResponse('workshop_exists')
      await record(parts, caller, { action: 'workshop_created', subject: body.value.code })
      return context.json(body.value, 201)
    },
  })

  serveDesk(app, parts, 'coordinatorWorkshop', {
    PUT: async (context) => {
      const body = await readBody(context.req.raw, workshop)
      if (body.status === 'refused') return body.response
      // The code is printed on posters and stands in submissions: it never changes.
      if (body.value.code !== context.req.param('code'))
        return problemResponse('malformed_request', {
          errors: [{ pointer: '/code', message: 'not the code of this address' }],
        })
      const result = await store.saveWorkshop(body.value)
      return result === 'unknown' ? problemResponse('unknown_workshop') : context.json(body.value)
    },
    DELETE: async (context) => {
      const result = await store.deleteWorkshop(context.req.param('code') ?? '')
      if (result === 'in_use') return problemResponse('workshop_in_use')
      return result === 'unknown' ? problemResponse('unknown_workshop') : context.body(null, 204)
    },
  })
}
