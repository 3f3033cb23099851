import type { Context, Hono } from 'hono'
import type { TranslationReview } from '../contract/review.ts'
import type { checkAnswers } from '../engine/index.ts'
import type { Hub } from '../hub/create-hub.ts'
import type { Catalogue } from '../interop/translations/catalogue.ts'
import type { Store } from '../store/store.ts'
import type { LoadWords } from './load-words.ts'
import type { Metrics } from './metrics.ts'
import { problemResponse } from './problem-response.ts'
import type { PublishedSurvey } from './published-survey.ts'
import type { StaticFiles } from './static-files.ts'

export interface AppConfig {
  /** Origin under which the outside reaches this server, such as `https://survey.example.org`; null if it is not known. */
  readonly publicOrigin: string | null
  /** Whether `X-Forwarded-Proto` and `X-Forwarded-Host` come from a proxy of ours and can be believed. */
  readonly trustProxy: boolean
  /** Keys the hashes of organisations and receipts. */
  readonly secret: Uint8Array
  /** The built client, or null when only the API is served. */
  readonly files: StaticFiles | null
  readonly translations: readonly TranslationReview[]
  /** The words behind the codes, for what leaves as a file. */
  readonly words: LoadWords
  /** Every word of the app, where it stands and what is known of it; read when first asked for. */
  readonly texts: () => Catalogue
  /** Origins that webhooks may go to, as whoever runs the server has named them. */
  readonly webhookOrigins: readonly string[]
  /** Of files that belong to submissions: the largest, and all of one workshop together. */
  readonly attachments: { readonly maxBytes: number; readonly quotaBytes: number }
  /** Bytes left for the database, or null where that cannot be known. */
  readonly freeDiskBytes: () => Promise<number | null>
  /** Tells that the server is about to stop. */
  readonly closing?: AbortSignal
  /** Where faults are told: names and places in the code, never what was sent. */
  readonly log: (line: string) => void
}

/** What the routes work with. */
export interface AppParts {
  readonly store: Store
  readonly surveys: readonly [PublishedSurvey, ...PublishedSurvey[]]
  readonly now: () => Date
  readonly config: AppConfig
  readonly check: typeof checkAnswers
  /** Where what comes in is only held for another server; null at the endpoint itself. */
  readonly hub: Hub | null
  readonly metrics: Metrics
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Handler = (context: Context) => Response | Promise<Response>

/**
 * Puts the methods of one address of the contract in place; every other method gets 405 with `Allow`.
 * @param route as in `contract/routes.ts`, with `{placeholders}`
 */
export function serve(app: Hono, route: string, handlers: Partial<Record<Method, Handler>>): void {
  const path = route.replace(/\{(\w+)\}/g, ':$1')
  for (const [method, handler] of Object.entries(handlers)) app.on(method, path, handler)
  const allow = [...Object.keys(handlers), ...('GET' in handlers ? ['HEAD'] : [])]
  app.all(path, () => problemResponse('method_not_allowed', { allow }))
}

/** UTC, `YYYY-MM-DD`: the finest grain in which the endpoint notes when something came in. */
export const dayOf = (date: Date) => date.toISOString().slice(0, 10)
