import { useCallback, useEffect, useState } from 'preact/hooks'
import { type HubStatus, hubStatus } from '../../contract/hub.ts'
import { phoneRoutes } from '../../contract/phone-routes.ts'
import { callJson } from '../../http/index.ts'

export type SeenHub =
  | { readonly status: 'asking' }
  | { readonly status: 'hub'; readonly hub: NonNullable<HubStatus['hub']> }
  /** The server that served this page is no hub. */
  | { readonly status: 'none' }
  | { readonly status: 'unreachable' }

const timeoutMs = 10_000

/** Asks the hub again and again how it stands, as long as the page is open. */
export function useHub(askAgainMs: number): { readonly seen: SeenHub; readonly forward: () => void } {
  const [seen, setSeen] = useState<SeenHub>({ status: 'asking' })
  const ask = useCallback(async (method: 'GET' | 'POST') => {
    const url = method === 'POST' ? phoneRoutes.hubForward : phoneRoutes.hub
    const reply = await callJson({ method, url, schema: hubStatus, timeoutMs })
    if (reply.status !== 'ok') setSeen({ status: 'unreachable' })
    else setSeen(reply.body.hub ? { status: 'hub', hub: reply.body.hub } : { status: 'none' })
  }, [])
  useEffect(() => {
    void ask('GET')
    const timer = setInterval(() => void ask('GET'), askAgainMs)
    return () => clearInterval(timer)
  }, [ask, askAgainMs])
  return { seen, forward: () => void ask('POST') }
}
