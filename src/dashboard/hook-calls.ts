import * as z from 'zod/mini'
import {
  createdToken,
  createdWebhook,
  type HookState,
  replayed,
  type TokenRole,
  tokenList,
  webhookList,
} from '../contract/hooks.ts'
import { address, routes } from '../contract/routes.ts'
import { callJson } from '../http/index.ts'

const timeoutMs = 20_000
const nothing = z.unknown()

export const fetchTokens = () =>
  callJson({ method: 'GET', url: routes.coordinatorTokens, schema: tokenList, timeoutMs })
export const createToken = (body: { label: string; role: TokenRole; expiresOn: string }) =>
  callJson({ method: 'POST', url: routes.coordinatorTokens, body, schema: createdToken, timeoutMs })
export const deleteToken = (id: string) =>
  callJson({ method: 'DELETE', url: address(routes.coordinatorToken, { id }), schema: nothing, timeoutMs })

export const fetchWebhooks = () =>
  callJson({ method: 'GET', url: routes.coordinatorWebhooks, schema: webhookList, timeoutMs })
export const createWebhook = (body: { url: string; states: readonly HookState[] }) =>
  callJson({ method: 'POST', url: routes.coordinatorWebhooks, body, schema: createdWebhook, timeoutMs })
export const deleteWebhook = (id: string) =>
  callJson({ method: 'DELETE', url: address(routes.coordinatorWebhook, { id }), schema: nothing, timeoutMs })
export const replayWebhook = (id: string) =>
  callJson({ method: 'POST', url: address(routes.coordinatorWebhookReplay, { id }), schema: replayed, timeoutMs })
