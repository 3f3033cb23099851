import { address, phoneRoutes } from '../contract/phone-routes.ts'
import type { SectionOpened } from '../contract/section-opened.ts'

/**
 * Tells the endpoint that a section was opened, without a cookie, and never waits for an answer. Without a network it is
 * lost: to try again, the phone would have to remember who opened what.
 */
export function tellOpened(surveyId: string, opened: SectionOpened): void {
  fetch(address(phoneRoutes.sections, { id: surveyId }), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(opened),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  }).catch(() => undefined)
}
