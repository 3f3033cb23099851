/** The addresses that phones ask for; those of the desk would be a tenth of what the survey's page shares with others. */
export const phoneRoutes = {
  survey: '/api/v1/surveys/{id}',
  progress: '/api/v1/surveys/{id}/progress',
  sections: '/api/v1/surveys/{id}/sections',
  submissions: '/api/v1/submissions',
  rehearsal: '/api/v1/submissions/test',
  withdrawals: '/api/v1/withdrawals',
  time: '/api/v1/time',
  heartbeat: '/api/v1/devices/heartbeat',
  hub: '/api/v1/hub',
  hubForward: '/api/v1/hub/forward',
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
