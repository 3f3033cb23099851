/** A screen: the file that draws it, and where it can be opened. */
export interface Screen {
  readonly root: string
  readonly address: string
}

/** The coordinator's rooms are not here: they are read from `dashboard/desk.tsx` itself. */
export const screens: Readonly<Record<string, Screen>> = {
  'respondent/start': { root: 'src/screens/respond/welcome.tsx', address: '/' },
  'respondent/page': { root: 'src/screens/respond/question-page.tsx', address: '/' },
  'respondent/draft': { root: 'src/screens/respond/draft-found.tsx', address: '/' },
  'respondent/review': { root: 'src/screens/respond/review.tsx', address: '/' },
  'respondent/done': { root: 'src/screens/respond/done.tsx', address: '/' },
  'respondent/withdraw': { root: 'src/screens/withdraw/withdraw-page.tsx', address: '/withdraw/' },
  'respondent/kiosk': { root: 'src/screens/kiosk/kiosk.tsx', address: '/facilitator/' },
  'facilitator/today': { root: 'src/screens/facilitate/today/today.tsx', address: '/facilitator/#today' },
  'facilitator/queue': { root: 'src/screens/facilitate/queue/queue.tsx', address: '/facilitator/#queue' },
  'facilitator/carry': { root: 'src/screens/facilitate/carry/carry.tsx', address: '/facilitator/#carry' },
  'facilitator/setup': { root: 'src/screens/facilitate/setup/set-up.tsx', address: '/facilitator/#setup' },
  'facilitator/gate': { root: 'src/screens/facilitate/access/gate.tsx', address: '/facilitator/' },
  'desk/signIn': { root: 'src/dashboard/sign-in.tsx', address: '/coordinator/' },
  'desk/link': { root: 'src/dashboard/accept-link.tsx', address: '/coordinator/' },
}

/** What stands around all screens of an app, and on more of them than are worth naming: by the file of words. */
export const frames: Readonly<Record<string, Screen>> = {
  respondent: { root: '', address: '/' },
  facilitator: { root: '', address: '/facilitator/' },
  desk: { root: '', address: '/coordinator/' },
  hub: { root: '', address: '/hub/' },
  accessibility: { root: '', address: '/accessibility/' },
}

export const frameOf = (namespace: string): string =>
  ({ facilitator: 'facilitator', dashboard: 'desk', hub: 'hub', 'pages/accessibility': 'accessibility' })[namespace] ??
  'respondent'

/** Where a screen can be opened, in a language. A page of the questionnaire opens at its start. */
export function screenAddress(screen: string, language: string): string {
  const [area = '', room = ''] = screen.split('/')
  const known = screens[screen] ?? frames[screen]
  const [path = '/', hash] = (known?.address ?? (area === 'desk' ? `/coordinator/#${room}` : '/')).split('#')
  return `${path}?lang=${language}${hash === undefined ? '' : `#${hash}`}`
}
