import type { Hono } from 'hono'
import type { CoordinatorCounts } from '../../contract/counts.ts'
import { type LastVisit, type SeenCounts, seenCounts } from '../../contract/visit.ts'
import type { AppParts } from '../app-parts.ts'
import { countsOf } from '../counts-of.ts'
import { createLive } from '../live.ts'
import { problemResponse } from '../problem-response.ts'
import { serveDesk } from '../serve-desk.ts'
import { isStillSignedIn } from '../session-cookie.ts'
import { leavesOutRejected } from './coordination.ts'

const noteEveryMs = 60_000

export function liveRoutes(app: Hono, parts: AppParts): void {
  const { store, surveys, now } = parts
  const live = createLive(parts)

  /** @returns what stood here at the end of the visit before */
  async function note(name: string): Promise<LastVisit> {
    const time = now().getTime()
    const counts = await countsOf(surveys[0], parts)
    const before = await store.visit(name, JSON.stringify(seenOf(counts)), time)
    const seen = before && seenCounts.safeParse(JSON.parse(before.seen))
    return { before: before && seen?.success ? { at: new Date(before.seenAt).toISOString(), counts: seen.data } : null }
  }

  serveDesk(app, parts, 'coordinatorLive', {
    GET: async (context, { name }) => {
      const id = context.req.query('survey')
      const survey = id === undefined ? surveys[0] : surveys.find((one) => one.id === id)
      if (!survey) return problemResponse('unknown_survey')
      let notedAt = now().getTime()
      return live.watch(survey, leavesOutRejected(context), async () => {
        // Looking on does not keep a session alive: a desk that everybody has left closes.
        if (!(await isStillSignedIn(context, parts))) return false
        if (now().getTime() - notedAt >= noteEveryMs) {
          notedAt = now().getTime()
          await note(name)
        }
        return true
      })
    },
  })

  serveDesk(app, parts, 'coordinatorVisit', {
    GET: async (context, { name }) => context.json<LastVisit>(await note(name)),
  })
}

function seenOf({ progress, ...counts }: CoordinatorCounts): SeenCounts {
  const { quarantined, conflicts, withdrawn, byLanguage, byCountry, byWorkshop } = counts
  const { received, usable } = progress
  return { received, usable, quarantined, conflicts, withdrawn, byLanguage, byCountry, byWorkshop }
}
