import type { Hono } from 'hono'
import type * as z from 'zod/mini'
import { deviceHeartbeat, type deviceList, type serverTime } from '../../contract/device.ts'
import type { SubmissionsReply } from '../../contract/receipt.ts'
import { routes } from '../../contract/routes.ts'
import { rehearsalRequest } from '../../contract/submission.ts'
import { type AppParts, dayOf, serve } from '../app-parts.ts'
import { judgeAll, settle } from '../judge-call.ts'
import { problemResponse } from '../problem-response.ts'
import { createSenderLimit } from '../rate-limit.ts'
import { readBody } from '../read-body.ts'
import { createSenders } from '../sender.ts'
import { serveDesk } from '../serve-desk.ts'

const tenMinutesMs = 10 * 60_000
// A hall of forty devices behind one address, each tried a dozen times, and a heartbeat a minute from all of them.
const perSender = { atMost: 600, withinMs: tenMinutesMs }
const overall = { atMost: 6000, withinMs: tenMinutesMs }

const rememberedMs = 30 * 24 * 60 * 60_000

/** What a facilitator's device asks and tells besides submissions: is it ready for the day, and what does it hold. */
export function deviceRoutes(app: Hono, parts: AppParts): void {
  const { now, store } = parts
  const senderOf = createSenders(parts)
  const waitForRehearsal = createSenderLimit(perSender, overall)
  const waitForHeartbeat = createSenderLimit(perSender, overall)

  serve(app, routes.time, {
    GET: (context) => context.json<z.infer<typeof serverTime>>({ now: now().toISOString() }),
  })

  serve(app, routes.rehearsal, {
    POST: async (context) => {
      const body = await readBody(context.req.raw, rehearsalRequest)
      if (body.status === 'refused') return body.response
      const waitMs = waitForRehearsal(senderOf(context), now().getTime(), body.value.submissions.length)
      if (waitMs > 0) return problemResponse('too_many_attempts', { retryAfterSeconds: waitMs / 1000 })
      const judgements = await judgeAll(body.value.submissions, parts)
      const results = await settle(judgements, (arrivals) => store.rehearse(arrivals, dayOf(now())))
      return context.json<SubmissionsReply>({ results: [...results] })
    },
  })

  serve(app, routes.heartbeat, {
    POST: async (context) => {
      const body = await readBody(context.req.raw, deviceHeartbeat)
      if (body.status === 'refused') return body.response
      const waitMs = waitForHeartbeat(senderOf(context), now().getTime())
      if (waitMs > 0) return problemResponse('too_many_attempts', { retryAfterSeconds: waitMs / 1000 })
      await store.noteDevice(
        { ...body.value, heardAt: hourOf(now().getTime()) },
        hourOf(now().getTime() - rememberedMs),
      )
      return context.body(null, 204)
    },
  })

  serveDesk(app, parts, 'coordinatorDevices', {
    GET: async (context) => {
      const devices = await store.devices(hourOf(now().getTime() - rememberedMs))
      return context.json<z.infer<typeof deviceList>>({ devices: [...devices] })
    },
  })
}

const hourOf = (ms: number) => new Date(ms).toISOString().replace(/:.*/, ':00:00Z')
