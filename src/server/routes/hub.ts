import type { Hono } from 'hono'
import type { HubMirror, HubStatus } from '../../contract/hub.ts'
import { routes } from '../../contract/routes.ts'
import { type AppParts, serve } from '../app-parts.ts'
import { askingHub } from '../asking-hub.ts'
import { problemResponse } from '../problem-response.ts'
import { isFromOurPage } from '../request-origin.ts'

/** Both sides of a hub: what it shows to those around it, and what an endpoint answers to it. */
export function hubRoutes(app: Hono, parts: AppParts): void {
  const { hub, store, config } = parts

  serve(app, routes.hub, {
    GET: async (context) => context.json<HubStatus>({ hub: hub ? await hub.status() : null }),
  })

  serve(app, routes.hubForward, {
    POST: async (context) => {
      if (!isFromOurPage(context.req.raw, config)) return problemResponse('wrong_origin')
      if (!hub) return problemResponse('not_found')
      hub.forwardNow()
      return context.json<HubStatus>({ hub: await hub.status() }, 202)
    },
  })

  serve(app, routes.hubMirror, {
    GET: async (context) => {
      const asking = await askingHub(context, parts)
      if (asking.status === 'unknown') return problemResponse('unknown_hub')
      const isKnown = asking.status === 'known'
      return context.json<HubMirror>({
        isHub: hub !== null,
        name: isKnown ? asking.name : null,
        workshops: isKnown ? [...(await store.workshops())] : [],
      })
    },
  })
}
