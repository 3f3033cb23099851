import * as z from 'zod/mini'
import { calendarDay, sha256Hex } from './submission.ts'
import { reviewState, reviewStates } from './submission-review.ts'

const label = z.string().check(z.regex(/^[^\p{C}\s](?:[^\p{C}]{0,62}[^\p{C}\s])?$/u))

/** What a program that only reads may be; there is no token that changes anything. */
export const tokenRoles = ['viewer', 'analyst'] as const
export type TokenRole = (typeof tokenRoles)[number]

/** `GET /api/v1/coordinator/tokens` */
export const tokenList = z.object({
  tokens: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      role: z.enum(tokenRoles),
      /** The beginning of the token, by which its owner knows it again. */
      prefix: z.string(),
      createdBy: z.string(),
      createdOn: calendarDay,
      /** The last day on which it works, UTC. */
      expiresOn: calendarDay,
      lastUsedOn: z.nullable(calendarDay),
    }),
  ),
})
export type TokenList = z.infer<typeof tokenList>

/** `POST /api/v1/coordinator/tokens`; at most a year ahead. */
export const newToken = z.strictObject({ label, role: z.enum(tokenRoles), expiresOn: calendarDay })
/** The token is shown this once. */
export const createdToken = z.object({ id: z.string(), token: z.string() })
export type CreatedToken = z.infer<typeof createdToken>

/** What a webhook tells of: how a submission was kept, what was said of it at the desk, and that one was withdrawn. */
export const hookStates = ['stored', 'quarantined', 'conflict', ...reviewStates, 'edited', 'withdrawn'] as const
export type HookState = (typeof hookStates)[number]

/** `GET /api/v1/coordinator/webhooks` */
export const webhookList = z.object({
  /** Origins that whoever runs the server has allowed; none means that no webhook can be made. */
  allowedOrigins: z.array(z.string()),
  webhooks: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      states: z.array(z.enum(hookStates)),
      createdBy: z.string(),
      createdOn: calendarDay,
      /** Deliveries that are still to be tried, and those that were given up. */
      waiting: z.int(),
      dead: z.int(),
      /** Of the delivery that failed last: an HTTP status, or `unreachable`. */
      lastError: z.nullable(z.string()),
    }),
  ),
})
export type WebhookList = z.infer<typeof webhookList>

/** `POST /api/v1/coordinator/webhooks` */
export const newWebhook = z.strictObject({
  url: z.string().check(z.maxLength(500)),
  states: z.array(z.enum(hookStates)).check(z.minLength(1), z.maxLength(hookStates.length)),
})
/** The secret is shown this once. */
export const createdWebhook = z.object({ id: z.string(), secret: z.string() })
export type CreatedWebhook = z.infer<typeof createdWebhook>

/** `POST /api/v1/coordinator/webhooks/{id}/replay` */
export const replayed = z.object({ replayed: z.int() })

/**
 * What a webhook receives: ids, states and counts, never answers, and no time but the day.
 * @source Standard Webhooks 1.0.0: `webhook-id`, `webhook-timestamp`, `webhook-signature`
 */
export const webhookBody = z.object({
  type: z.literal('submissions.changed'),
  day: calendarDay,
  data: z.object({
    surveyId: z.string(),
    changes: z.array(z.object({ instanceId: z.string(), state: z.enum(hookStates) })),
    received: z.int(),
    usable: z.int(),
  }),
})
export type WebhookBody = z.infer<typeof webhookBody>

/** One row of `GET /api/v1/coordinator/answers`. */
const answersRow = z.object({
  instanceId: z.string(),
  sha256: sha256Hex,
  surveyId: z.string(),
  formVersion: z.string(),
  language: z.string(),
  completedOn: z.nullable(calendarDay),
  receivedOn: calendarDay,
  workshop: z.nullable(z.string()),
  channel: z.nullable(z.string()),
  mode: z.nullable(z.string()),
  /** Whether it counts towards the target. */
  counts: z.boolean(),
  /** Why a person must look, if one must. */
  reasons: z.array(z.string()),
  reviewState,
  /** How many versions came after the one that was received. */
  edits: z.int(),
  /** As they stand in the payload; null where it is sealed. */
  answers: z.nullable(z.record(z.string(), z.unknown())),
})
export type AnswersRow = z.infer<typeof answersRow>

/** The order is that of the random ids, so that whoever follows `next` to its end has each row once; null only there. */
export const answersPage = z.object({ rows: z.array(answersRow), next: z.nullable(z.string()) })
export type AnswersPage = z.infer<typeof answersPage>
