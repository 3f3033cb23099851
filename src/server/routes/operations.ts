import type { Hono } from 'hono'
import { routes } from '../../contract/routes.ts'
import { type AppParts, serve } from '../app-parts.ts'
import { openApi } from '../openapi.ts'
import { problemResponse } from '../problem-response.ts'

/** Below this the next busy workshop could fill the disk; there is still room to tidy up. */
const leastFreeBytes = 256 * 1024 * 1024

export function operationRoutes(app: Hono, parts: AppParts): void {
  const { store, surveys, config, metrics, hub } = parts

  serve(app, routes.alive, { GET: (context) => context.json({ status: 'alive' }) })

  serve(app, routes.ready, {
    GET: async (context) => {
      const free = await config.freeDiskBytes()
      if (free !== null && free < leastFreeBytes)
        return problemResponse('storage_unavailable', { retryAfterSeconds: 60 })
      await store.assertWritable()
      return context.json({ status: 'ready', database: store.kind })
    },
  })

  serve(app, routes.metrics, {
    GET: async (context) => {
      const gauges: Record<string, number> = { resident_memory_bytes: process.memoryUsage.rss() }
      const all = await Promise.all(surveys.map(({ id }) => store.totals(id)))
      gauges['submissions_received'] = all.reduce((sum, { received }) => sum + received, 0)
      gauges['submissions_usable'] = all.reduce((sum, { usable }) => sum + usable, 0)
      if (hub) Object.assign(gauges, await hubGauges(store))
      const free = await config.freeDiskBytes()
      if (free !== null) gauges['free_disk_bytes'] = free
      return context.text(metrics.text(gauges), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
    },
  })

  const description = openApi()
  serve(app, routes.openapi, { GET: (context) => context.json(description) })
}

async function hubGauges(store: AppParts['store']): Promise<Record<string, number>> {
  const { received, waiting, forwarded, refused } = await store.forwardCounts()
  return { hub_received: received, hub_waiting: waiting, hub_forwarded: forwarded, hub_refused: refused }
}
