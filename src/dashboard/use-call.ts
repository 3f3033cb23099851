import { useCallback, useEffect, useState } from 'preact/hooks'
import type { CallResult } from '../http/index.ts'

export type Loaded<Body> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly body: Body }
  /** `code` is a problem of the contract, or `unreachable`. */
  | { readonly status: 'failed'; readonly code: string }

/** The code under which people read what went wrong: `problem.<code>`. */
export function problemCode(result: Exclude<CallResult<unknown>, { status: 'ok' }>): string {
  return result.status === 'problem' ? result.problem.code : 'unreachable'
}

/** Calls the endpoint when the page opens and whenever `reload` is called; tells `onSignedOut` when the session is over. */
export function useCall<Body>(call: () => Promise<CallResult<Body>>, onSignedOut: () => void) {
  const [state, setState] = useState<Loaded<Body>>({ status: 'loading' })
  const reload = useCallback(async () => {
    const result = await call()
    if (result.status === 'ok') return setState({ status: 'ready', body: result.body })
    const code = problemCode(result)
    if (code === 'not_signed_in') onSignedOut()
    setState({ status: 'failed', code })
  }, [call])
  useEffect(() => {
    void reload()
  }, [reload])
  return { state, reload }
}
