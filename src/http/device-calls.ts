import { serverTime } from '../contract/device.ts'
import { phoneRoutes } from '../contract/phone-routes.ts'
import { submissionsReply } from '../contract/receipt.ts'
import type { Envelope } from '../contract/submission.ts'
import { callJson } from './call-json.ts'

const timeoutMs = 10_000

/** The server's clock, for a device that wants to know how far its own is off. */
export const fetchServerTime = () => callJson({ method: 'GET', url: phoneRoutes.time, schema: serverTime, timeoutMs })

/** Sends made-up envelopes all the way that real ones go; nothing of them stays. */
export const sendRehearsal = (envelopes: readonly Envelope[]) =>
  callJson({
    method: 'POST',
    url: phoneRoutes.rehearsal,
    body: { submissions: envelopes },
    schema: submissionsReply,
    timeoutMs,
  })
