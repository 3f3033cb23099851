import { Hono } from 'hono'
import { checkAnswers } from '../engine/index.ts'
import type { Hub } from '../hub/create-hub.ts'
import { StorageUnavailableError } from '../store/storage-unavailable-error.ts'
import type { AppParts } from './app-parts.ts'
import { createMetrics } from './metrics.ts'
import { problemResponse } from './problem-response.ts'
import { accountRoutes } from './routes/account.ts'
import { analysisRoutes } from './routes/analysis.ts'
import { answersRoutes } from './routes/answers.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { auditRoutes } from './routes/audit.ts'
import { coordinationRoutes } from './routes/coordination.ts'
import { deviceRoutes } from './routes/devices.ts'
import { exportRoutes } from './routes/exports.ts'
import { hubRoutes } from './routes/hub.ts'
import { importRoutes } from './routes/imports.ts'
import { linkRoutes } from './routes/link.ts'
import { liveRoutes } from './routes/live.ts'
import { openAnswerRoutes } from './routes/open-answers.ts'
import { operationRoutes } from './routes/operations.ts'
import { pageRoutes } from './routes/pages.ts'
import { peopleRoutes } from './routes/people.ts'
import { resultsRoutes } from './routes/results.ts'
import { reviewRoutes } from './routes/review.ts'
import { sectionRoutes } from './routes/sections.ts'
import { sessionRoutes } from './routes/session.ts'
import { submissionRoutes } from './routes/submissions.ts'
import { surveyRoutes } from './routes/surveys.ts'
import { targetRoutes } from './routes/targets.ts'
import { textRoutes } from './routes/texts.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { withdrawalRoutes } from './routes/withdrawals.ts'
import { workshopRoutes } from './routes/workshops.ts'
import { securityHeaders } from './security-headers.ts'

export interface AppOptions extends Omit<AppParts, 'check' | 'metrics' | 'hub'> {
  readonly hub?: Hub
  /** The engine's own, unless a test wants to see what happens when it fails. */
  readonly check?: AppParts['check']
}

/** The whole endpoint as a function from Request to Response: no port, no clock and no file of its own. */
export function createApp(options: AppOptions): Hono {
  const parts: AppParts = { check: checkAnswers, hub: null, ...options, metrics: createMetrics() }
  const app = new Hono()
  app.use(securityHeaders(parts))
  app.use(async (context, next) => {
    await next()
    parts.metrics.count('responses_total', { status: String(context.res.status) })
  })
  surveyRoutes(app, parts)
  sectionRoutes(app, parts)
  submissionRoutes(app, parts)
  attachmentRoutes(app, parts)
  withdrawalRoutes(app, parts)
  deviceRoutes(app, parts)
  hubRoutes(app, parts)
  operationRoutes(app, parts)
  sessionRoutes(app, parts)
  linkRoutes(app, parts)
  accountRoutes(app, parts)
  peopleRoutes(app, parts)
  coordinationRoutes(app, parts)
  liveRoutes(app, parts)
  workshopRoutes(app, parts)
  auditRoutes(app, parts)
  answersRoutes(app, parts)
  tokenRoutes(app, parts)
  webhookRoutes(app, parts)
  exportRoutes(app, parts)
  importRoutes(app, parts)
  analysisRoutes(app, parts)
  openAnswerRoutes(app, parts)
  resultsRoutes(app, parts)
  textRoutes(app, parts)
  targetRoutes(app, parts)
  reviewRoutes(app, parts)
  app.all('/api/*', () => problemResponse('not_found'))
  pageRoutes(app, parts)
  app.notFound(() => problemResponse('not_found'))
  app.onError((error) => {
    parts.config.log(withoutMessage(error))
    return error instanceof StorageUnavailableError
      ? problemResponse('storage_unavailable', { retryAfterSeconds: 60 })
      : problemResponse('internal')
  })
  return app
}

/** Name, code and place: the message of an error that we did not write may quote what was sent. */
function withoutMessage(error: Error): string {
  const code = 'code' in error ? ` (${String(error.code)})` : ''
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return [`${error.name}${code}`, ...frames].join('\n')
}
