import type { Hono } from 'hono'
import { type CreatedWebhook, newWebhook, type WebhookList } from '../../contract/hooks.ts'
import { newUuid } from '../../sealing/new-uuid.ts'
import { sealSetting } from '../../sealing/sealed-setting.ts'
import { newWebhookSecret } from '../../sealing/webhook-signature.ts'
import { type AppParts, dayOf } from '../app-parts.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'
import { isAllowedUrl, secretBoundTo } from '../webhooks/deliver.ts'

/** Webhooks go only where whoever runs the server has allowed it: an admin of the desk cannot point them at its network. */
export function webhookRoutes(app: Hono, parts: AppParts): void {
  const { store, config, now } = parts
  const { webhookOrigins } = config

  serveDesk(app, parts, 'coordinatorWebhooks', {
    GET: async (context) => {
      const webhooks = (await store.webhooks()).map((webhook) => ({ ...webhook, states: [...webhook.states] }))
      return context.json<WebhookList>({ allowedOrigins: [...webhookOrigins], webhooks })
    },
    POST: async (context, caller) => {
      const body = await readBody(context.req.raw, newWebhook)
      if (body.status === 'refused') return body.response
      const { url, states } = body.value
      if (!isAllowedUrl(url, webhookOrigins)) return problemResponse('webhook_not_allowed')
      const id = newUuid()
      const secret = newWebhookSecret()
      const sealed = sealSetting(config.secret, secret, secretBoundTo(id))
      await store.createWebhook({ id, url, states, secret: sealed, createdBy: caller.name, createdOn: dayOf(now()) })
      const { host } = new URL(url)
      await record(parts, caller, { action: 'webhook_created', subject: host, details: { states: states.join(' ') } })
      return context.json<CreatedWebhook>({ id, secret }, 201)
    },
  })

  serveDesk(app, parts, 'coordinatorWebhook', {
    DELETE: async (context) =>
      (await store.deleteWebhook(context.req.param('id') ?? ''))
        ? context.body(null, 204)
        : problemResponse('unknown_hook'),
  })

  serveDesk(app, parts, 'coordinatorWebhookReplay', {
    POST: async (context) => {
      const count = await store.replayDeliveries(context.req.param('id') ?? '')
      return count === null ? problemResponse('unknown_hook') : context.json({ replayed: count })
    },
  })
}
