import {
  answersPage,
  createdToken,
  createdWebhook,
  newToken,
  newWebhook,
  replayed,
  tokenList,
  webhookList,
} from '../contract/hooks.ts'
import type { Operation } from './openapi.ts'
import { body, session, write } from './openapi-common.ts'

export const hookSchemas = {
  AnswersPage: answersPage,
  TokenList: tokenList,
  NewToken: newToken,
  CreatedToken: createdToken,
  WebhookList: webhookList,
  NewWebhook: newWebhook,
  CreatedWebhook: createdWebhook,
  Replayed: replayed,
}

/** What other programs use, and how their access is given. */
export const hookOperations: readonly Operation[] = [
  {
    route: 'coordinatorAnswers',
    method: 'get',
    summary:
      'The answers, page by page in the order of their random ids: follow `next` until it is null. Rows that arrive meanwhile may come before the page that you are at; ask again from their day with `since`.',
    query: {
      survey: 'Its id; the first survey where absent',
      limit: 'Rows of a page, 1 to 1000; 500 where absent',
      since: 'First day of arrival, YYYY-MM-DD, UTC',
      after: 'Made by `next`: the last row that you have',
      special: '"yes" for questions of special category as well',
      personal: '"yes" for questions of personal data as well',
      review:
        'Review states by commas, such as "received,hasIssues,approved" to leave out what was rejected; all where absent',
      edits: '"original" for the answers as they were received; the newest version where absent',
    },
    reply: 'AnswersPage',
    problems: [...session, 'unknown_survey', 'malformed_request'],
  },
  { route: 'coordinatorTokens', method: 'get', summary: 'Tokens of programs', reply: 'TokenList', problems: session },
  {
    route: 'coordinatorTokens',
    method: 'post',
    summary: 'Make a token that reads; it is shown this once',
    body: 'NewToken',
    status: 201,
    reply: 'CreatedToken',
    problems: [...body, ...write],
  },
  {
    route: 'coordinatorToken',
    method: 'delete',
    summary: 'Take a token back',
    status: 204,
    problems: [...write, 'unknown_hook'],
  },
  {
    route: 'coordinatorWebhooks',
    method: 'get',
    summary: 'Webhooks, and what they have not told yet',
    reply: 'WebhookList',
    problems: session,
  },
  {
    route: 'coordinatorWebhooks',
    method: 'post',
    summary: 'Make a webhook, signed after Standard Webhooks; its secret is shown this once',
    body: 'NewWebhook',
    status: 201,
    reply: 'CreatedWebhook',
    problems: [...body, ...write, 'webhook_not_allowed'],
  },
  {
    route: 'coordinatorWebhook',
    method: 'delete',
    summary: 'Remove a webhook with what it has not told',
    status: 204,
    problems: [...write, 'unknown_hook'],
  },
  {
    route: 'coordinatorWebhookReplay',
    method: 'post',
    summary: 'Try again what was given up',
    reply: 'Replayed',
    problems: [...write, 'unknown_hook'],
  },
]
