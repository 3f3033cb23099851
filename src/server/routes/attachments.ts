import type { Context, Hono } from 'hono'
import type { AttachmentReply } from '../../contract/attachment.ts'
import { routes } from '../../contract/routes.ts'
import { serverDigest } from '../../sealing/server-digest.ts'
import { type AppParts, serve } from '../app-parts.ts'
import { askingHub } from '../asking-hub.ts'
import { problemResponse } from '../problem-response.ts'
import { createSenderLimit } from '../rate-limit.ts'
import { isPlain, readBytes } from '../read-body.ts'
import { createSenders } from '../sender.ts'
import { sniffType } from '../sniff-type.ts'

const tenMinutesMs = 10 * 60_000
/** A hall of forty phones with some thousand photographs, and half of them twice. */
const perSender = { atMost: 10_000, withinMs: tenMinutesMs }
const overall = { atMost: 40_000, withinMs: tenMinutesMs }
/** As much as may be on its way in at once: it is held in memory until its hash is known. */
const mostUnderWay = 134_217_728

export function attachmentRoutes(app: Hono, parts: AppParts): void {
  const waitFor = createSenderLimit(perSender, overall)
  const senderOf = createSenders(parts)
  let underWay = 0

  serve(app, routes.attachment, {
    PUT: async (context) => {
      if (!isPlain(context.req.raw)) return problemResponse('wrong_content_type')
      const hub = await askingHub(context, parts)
      if (hub.status === 'unknown') return problemResponse('unknown_hub')
      const waitMs = hub.status === 'known' ? 0 : waitFor(senderOf(context), parts.now().getTime())
      if (waitMs > 0) return problemResponse('too_many_attempts', { retryAfterSeconds: waitMs / 1000 })
      return take(context)
    },
  })

  async function take(context: Context): Promise<Response> {
    const instanceId = (context.req.param('id') ?? '').toLowerCase()
    const sha256 = context.req.param('sha256') ?? ''
    const expected = await parts.store.expectedAttachment(instanceId, sha256)
    // Only what an envelope has named is taken: nobody can fill the disk without saying beforehand with what.
    if (!expected) return problemResponse('unknown_attachment')
    const reply = (state: AttachmentReply['state']) =>
      context.json<AttachmentReply>({ instanceId: context.req.param('id') ?? '', sha256, state })
    if (expected.isHere) return reply('duplicate')
    const { maxBytes, quotaBytes } = parts.config.attachments
    if (expected.bytes > maxBytes) return problemResponse('attachment_too_large')
    const used = await parts.store.attachmentBytes(expected.surveyId, expected.workshop)
    if (used + expected.bytes > quotaBytes) return problemResponse('attachments_full', { retryAfterSeconds: 3600 })
    if (underWay + expected.bytes > mostUnderWay) return problemResponse('too_many_attempts', { retryAfterSeconds: 5 })
    underWay += expected.bytes
    try {
      // A line that breaks in the middle is an ordinary day; nobody is left to read the answer.
      const content = await readBytes(context.req.raw, expected.bytes).catch(() => null)
      if (content === null || serverDigest(content, 'hex') !== sha256) return problemResponse('attachment_changed')
      const state = await parts.store.keepAttachment({ instanceId, sha256 }, content, sniffType(content))
      if (state === 'unknown') return problemResponse('unknown_attachment')
      parts.metrics.count('attachments_total', { state })
      parts.hub?.arrived()
      return reply(state)
    } finally {
      underWay -= expected.bytes
    }
  }
}
