import type { Context, Hono } from 'hono'
import { regions } from '../../contract/regions.ts'
import {
  type SkippedQuestions,
  type SteeringTarget,
  type TargetList,
  targetChange,
  targetKinds,
} from '../../contract/steering.ts'
import { type AppParts, dayOf } from '../app-parts.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'
import { skippedIn } from '../skipped-in.ts'

/** Goals by language, country, region and workshop: everybody at the desk sees them, an admin sets them. */
export function targetRoutes(app: Hono, parts: AppParts): void {
  const { store, surveys, now } = parts
  const [survey] = surveys

  /** @returns what the address names, or null where there is no such thing to have a goal for */
  async function placeOf(context: Context): Promise<Omit<SteeringTarget, 'goal'> | null> {
    const { kind: name, key = '' } = context.req.param()
    const kind = targetKinds.find((one) => one === name)
    const isKnown = {
      language: () => survey.forms[0].definition.languages.includes(key),
      country: () => /^[A-Z]{2}$/.test(key),
      region: () => regions.some((region) => region === key),
      workshop: async () => (await store.workshops()).some(({ code }) => code === key),
    } as const
    return kind && (await isKnown[kind]()) ? { kind, key } : null
  }

  serveDesk(app, parts, 'coordinatorTargets', {
    GET: async (context) => context.json<TargetList>({ targets: await store.targets(survey.id) }),
  })

  serveDesk(app, parts, 'coordinatorTarget', {
    PUT: async (context, caller) => {
      const place = await placeOf(context)
      if (!place) return problemResponse('not_found')
      const body = await readBody(context.req.raw, targetChange)
      if (body.status === 'refused') return body.response
      const target = { ...place, goal: body.value.goal }
      const before = await store.saveTarget(survey.id, target, caller.name, dayOf(now()))
      const details = { goal: target.goal, before: before ?? 0 }
      await record(parts, caller, { action: 'target_changed', subject: `${place.kind} ${place.key}`, details })
      return context.json<SteeringTarget>(target)
    },
    DELETE: async (context, caller) => {
      const place = await placeOf(context)
      const before = place && (await store.deleteTarget(survey.id, place.kind, place.key))
      if (!place || before === null) return problemResponse('not_found')
      const subject = `${place.kind} ${place.key}`
      await record(parts, caller, { action: 'target_deleted', subject, details: { before } })
      return context.body(null, 204)
    },
  })

  serveDesk(app, parts, 'coordinatorSkipped', {
    GET: async (context) => {
      const counts = await store.unanswered(survey.id)
      return context.json<SkippedQuestions>({ asOf: now().toISOString(), questions: skippedIn(survey, counts) })
    },
  })
}
