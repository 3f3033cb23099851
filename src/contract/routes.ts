/** Every address of the HTTP contract, once; `{id}` and `{code}` are filled by `address`. */
export const routes = {
  survey: '/api/v1/surveys/{id}',
  progress: '/api/v1/surveys/{id}/progress',
  sections: '/api/v1/surveys/{id}/sections',
  submissions: '/api/v1/submissions',
  rehearsal: '/api/v1/submissions/test',
  withdrawals: '/api/v1/withdrawals',
  time: '/api/v1/time',
  heartbeat: '/api/v1/devices/heartbeat',
  openapi: '/api/v1/openapi.json',
  alive: '/healthz',
  ready: '/readyz',
  metrics: '/metrics',
  hub: '/api/v1/hub',
  hubForward: '/api/v1/hub/forward',
  hubMirror: '/api/v1/hub/mirror',
  coordinatorSession: '/api/v1/coordinator/session',
  coordinatorCounts: '/api/v1/coordinator/counts',
  coordinatorLive: '/api/v1/coordinator/live',
  coordinatorVisit: '/api/v1/coordinator/visit',
  coordinatorProject: '/api/v1/coordinator/project',
  coordinatorDevices: '/api/v1/coordinator/devices',
  coordinatorTranslations: '/api/v1/coordinator/translations',
  coordinatorWorkshops: '/api/v1/coordinator/workshops',
  coordinatorWorkshop: '/api/v1/coordinator/workshops/{code}',
  coordinatorLink: '/api/v1/coordinator/link',
  coordinatorAccount: '/api/v1/coordinator/account',
  coordinatorPassword: '/api/v1/coordinator/account/password',
  coordinatorSecondFactor: '/api/v1/coordinator/account/second-factor',
  coordinatorSecondFactorEnd: '/api/v1/coordinator/account/second-factor/end',
  coordinatorOwnSessions: '/api/v1/coordinator/account/sessions',
  coordinatorOwnSession: '/api/v1/coordinator/account/sessions/{id}',
  coordinatorPeople: '/api/v1/coordinator/people',
  coordinatorPerson: '/api/v1/coordinator/people/{name}',
  coordinatorPersonReset: '/api/v1/coordinator/people/{name}/reset',
  coordinatorPersonSessions: '/api/v1/coordinator/people/{name}/sessions',
  coordinatorInvitation: '/api/v1/coordinator/invitations/{id}',
  coordinatorAnswers: '/api/v1/coordinator/answers',
  coordinatorTokens: '/api/v1/coordinator/tokens',
  coordinatorToken: '/api/v1/coordinator/tokens/{id}',
  coordinatorWebhooks: '/api/v1/coordinator/webhooks',
  coordinatorWebhook: '/api/v1/coordinator/webhooks/{id}',
  coordinatorWebhookReplay: '/api/v1/coordinator/webhooks/{id}/replay',
  coordinatorAudit: '/api/v1/coordinator/audit',
  coordinatorAuditFile: '/api/v1/coordinator/audit.csv',
  coordinatorExportCount: '/api/v1/coordinator/exports/count',
  coordinatorImportPreview: '/api/v1/coordinator/imports/preview',
  coordinatorImportCheck: '/api/v1/coordinator/imports/check',
  coordinatorImportRun: '/api/v1/coordinator/imports/run',
  coordinatorAnalysis: '/api/v1/coordinator/analysis',
  coordinatorTexts: '/api/v1/coordinator/analysis/texts',
  coordinatorTags: '/api/v1/coordinator/analysis/tags',
  coordinatorTag: '/api/v1/coordinator/analysis/tags/{id}',
  coordinatorTagged: '/api/v1/coordinator/analysis/tags/{id}/answers/{instance}',
  coordinatorResults: '/api/v1/coordinator/results',
  coordinatorExportAnswers: '/api/v1/coordinator/exports/answers/{format}',
  coordinatorExportMapping: '/api/v1/coordinator/exports/mapping/{format}',
  coordinatorExportContacts: '/api/v1/coordinator/exports/contacts/{format}',
  coordinatorExportLeaders: '/api/v1/coordinator/exports/leaders/{format}',
} as const

/** In which header a sender says by which way its submissions came: `hub` or `file`. */
export const viaHeader = 'Femig-Via'

/** Fills the placeholders of a route: `address(routes.progress, { id })`. */
export function address(route: string, values: Readonly<Record<string, string>>): string {
  return route.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(values[key] ?? ''))
}

export const surveyId = 'femig-global-cso'
export const languages = ['en', 'es', 'fr', 'sq', 'ar'] as const
export type Language = (typeof languages)[number]
