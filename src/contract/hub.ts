import * as z from 'zod/mini'
import { calendarDay } from './submission.ts'
import { workshop } from './workshop.ts'

const count = z.int().check(z.nonnegative())

/** `GET /api/v1/hub/mirror`: what a hub asks its upstream before it sends, and what it keeps for the phones around it. */
export const hubMirror = z.object({
  /** A hub never sends to another one, least of all to itself. */
  isHub: z.boolean(),
  /** The name under which the upstream knows the asking hub; null without a token. */
  name: z.nullable(z.string()),
  /** Only for a hub that is known. */
  workshops: z.array(workshop),
})
export type HubMirror = z.infer<typeof hubMirror>

/**
 * Why nothing goes to the upstream right now.
 *
 * | reason | meaning |
 * |---|---|
 * | unreachable | no answer at all |
 * | portal | something else answered, such as a network that wants a sign-in |
 * | endpoint | it answered that it can take nothing now |
 * | token | it does not know the token |
 * | hub | it is a hub itself |
 * | storage | this hub's own database does not answer |
 */
export const hubObstacle = z.enum(['unreachable', 'portal', 'endpoint', 'token', 'hub', 'storage'])
export type HubObstacle = z.infer<typeof hubObstacle>

/** `GET /api/v1/hub`: both hops in numbers of responses, never answers; null at a server that is no hub. */
export const hubStatus = z.object({
  hub: z.nullable(
    z.object({
      upstream: z.string(),
      state: z.enum(['idle', 'sending', 'later']),
      obstacle: z.nullable(hubObstacle),
      /** The upstream's last yes since this hub was started. */
      lastContactAt: z.nullable(z.iso.datetime()),
      received: count,
      waiting: count,
      forwarded: count,
      refused: count,
      setApart: count,
      withdrawalsWaiting: count,
      oldestWaitingDay: z.nullable(calendarDay),
    }),
  ),
})
export type HubStatus = z.infer<typeof hubStatus>
