import { useState } from 'preact/hooks'
import type { CallResult } from '../http/index.ts'
import { t } from '../i18n/index.ts'
import { announce } from '../kit/index.ts'
import { problemCode } from './use-call.ts'

/** Does something at the endpoint and remembers why it did not work; tells `onSignedOut` when the session is over. */
export function useDeed(onSignedOut: () => void) {
  const [failure, setFailure] = useState<string | null>(null)

  /** @returns what the endpoint answered, or null where it said no */
  async function attempt<Body>(call: Promise<CallResult<Body>>, doneWords?: string): Promise<{ body: Body } | null> {
    const result = await call
    if (result.status === 'ok') {
      setFailure(null)
      if (doneWords) announce(t(doneWords))
      return { body: result.body }
    }
    const code = problemCode(result)
    if (code === 'not_signed_in') onSignedOut()
    setFailure(`problem.${code}`)
    return null
  }
  return { failure, setFailure, attempt }
}
