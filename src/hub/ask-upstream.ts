import { type HubMirror, type HubObstacle, hubMirror } from '../contract/hub.ts'
import { routes } from '../contract/routes.ts'
import { callJson } from '../http/index.ts'
import { later } from '../sync/for-hubs.ts'
import type { Upstream } from './upstream.ts'

export type UpstreamAnswer =
  | { readonly status: 'welcome'; readonly mirror: HubMirror }
  | { readonly status: 'not-now'; readonly obstacle: HubObstacle; readonly retryAfterMs: number | null }

const patienceMs = 20_000

/** Asks who is there before anything is sent: what a hub sends to itself it would take for received, and let go of. */
export async function askUpstream({ baseUrl, headers }: Upstream, signal: AbortSignal): Promise<UpstreamAnswer> {
  const url = baseUrl + routes.hubMirror
  const reply = await callJson({ method: 'GET', url, headers, schema: hubMirror, timeoutMs: patienceMs, signal })
  if (reply.status === 'ok')
    return reply.body.isHub
      ? { status: 'not-now', obstacle: 'hub', retryAfterMs: null }
      : { status: 'welcome', mirror: reply.body }
  const { reason, retryAfterMs } = later(reply)
  const isToken = reply.status === 'problem' && reply.problem.code === 'unknown_hub'
  return { status: 'not-now', obstacle: isToken ? 'token' : reason, retryAfterMs }
}
