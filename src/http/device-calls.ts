import { serverTime } from '../contract/device.ts'
import { submissionsReply } from '../contract/receipt.ts'
import { routes } from '../contract/routes.ts'
import type { Envelope } from '../contract/submission.ts'
import { callJson } from './call-json.ts'

const timeoutMs = 10_000

/** The server's clock, for a device that wants to know how far its own is off. */
export const fetchServerTime = () => callJson({ method: 'GET', url: routes.time, schema: serverTime, timeoutMs })

/** Sends made-up envelopes all the way that real ones go; nothing of them stays. */
export const sendRehearsal = (envelopes: readonly Envelope[]) =>
  callJson({
    method: 'POST',
    url: routes.rehearsal,
    body: { submissions: envelopes },
    schema: submissionsReply,
    timeoutMs,
  })
