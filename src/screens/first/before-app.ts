/**
 * Stands in the page itself and answers while the app is still on its way: what was ticked or typed stays by itself,
 * "Continue" is remembered, another language is fetched, "Leave now" leaves. The app says when it is live.
 */
import { forgetDrafts, mayHaveDraft } from '../../queue/draft-flag.ts'
import { startAfterPaint } from '../../worker/kept-scripts.ts'
import { type Touches, touchAgain, touchesKey, touchesOn } from './early-touch.ts'
import { neutralPage } from './neutral-page.ts'

const root = document.documentElement

function fetchLanguage(tag: string): void {
  const url = new URL(location.href)
  url.searchParams.set('lang', tag)
  try {
    sessionStorage.setItem(touchesKey, JSON.stringify(touchesOn(document)))
  } catch {
    // Blocked: she answers once more.
  }
  location.replace(url)
}

function touched(event: Event): void {
  if (root.dataset['live'] !== undefined) return
  const target = event.target as Element // Only elements are touched.
  const isChange = event.type === 'change'
  // Of the page's own head; those further down are answers.
  if (isChange && target instanceof HTMLSelectElement && !target.closest('main')) return fetchLanguage(target.value)
  const button = isChange ? null : target.closest('button')
  if (!button) return
  if (button.lang) fetchLanguage(button.lang)
  else if (button.id === 'leave') {
    forgetDrafts()
    location.replace(neutralPage)
  } else if (button.id === 'continue') {
    root.dataset['early'] = 'continue'
    button.ariaBusy = 'true'
  }
}

// Whoever was answering goes on where she was, and need not see the beginning flash by.
if (mayHaveDraft()) root.dataset['draft'] = ''

startAfterPaint(document)
addEventListener('click', touched, true)
addEventListener('change', touched, true)
try {
  // Only written above.
  const touches = JSON.parse(sessionStorage.getItem(touchesKey) ?? '[]') as Touches
  sessionStorage.removeItem(touchesKey)
  touchAgain(document, touches)
} catch {
  // Blocked: nothing was kept either.
}
