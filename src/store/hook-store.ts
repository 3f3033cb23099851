import type { HookState, TokenRole } from '../contract/hooks.ts'

export interface TokenRow {
  readonly id: string
  readonly label: string
  readonly role: TokenRole
  readonly prefix: string
  readonly createdBy: string
  readonly createdOn: string
  readonly expiresOn: string
  readonly lastUsedOn: string | null
}

export interface WebhookRow {
  readonly id: string
  readonly url: string
  readonly states: readonly HookState[]
  readonly createdBy: string
  readonly createdOn: string
}

/** One message to one webhook that has not been taken yet. */
export interface Delivery {
  readonly id: string
  readonly webhookId: string
  readonly url: string
  /** Sealed. */
  readonly secret: string
  readonly surveyId: string
  readonly day: string
  readonly changes: readonly { readonly instanceId: string; readonly state: HookState }[]
  /** Failed tries so far. */
  readonly attempts: number
}

/** What programs of others use: tokens that read, webhooks that tell. */
export interface HookStore {
  createToken(tokenHash: string, token: TokenRow): Promise<void>
  tokens(): Promise<readonly TokenRow[]>
  token(tokenHash: string): Promise<TokenRow | null>
  touchToken(id: string, usedOn: string): Promise<void>
  deleteToken(id: string): Promise<boolean>

  createWebhook(webhook: WebhookRow & { readonly secret: string }): Promise<void>
  webhooks(): Promise<
    readonly (WebhookRow & { readonly waiting: number; readonly dead: number; readonly lastError: string | null })[]
  >
  deleteWebhook(id: string): Promise<boolean>

  /**
   * Takes deliveries that are due, for this process alone until `busyUntil`; both times in ms since 1970.
   * They are put in by `keep` and `withdraw`, in the transaction of what they tell of.
   */
  takeDeliveries(now: number, busyUntil: number, limit: number): Promise<readonly Delivery[]>
  /** Taken by the other side: nothing of it stays. */
  deleteDelivery(id: string): Promise<void>
  /** @param nextAt null gives it up until somebody replays it */
  postponeDelivery(id: string, attempts: number, nextAt: number | null, error: string): Promise<void>
  /** @returns how many that were given up are tried again, or null when there is no such webhook */
  replayDeliveries(webhookId: string): Promise<number | null>
}
