/**
 * Stands in the page itself and answers while the app is still on its way: a box that was ticked stays ticked by itself,
 * "Continue" is remembered, another language is fetched, "Leave now" leaves. The app says when it is live.
 */
import { forgetDrafts, mayHaveDraft } from '../../queue/draft-flag.ts'
import { ticksKey } from './early-touch.ts'
import { neutralPage } from './neutral-page.ts'

const root = document.documentElement
const boxes = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('main input')]

function fetchLanguage(tag: string): void {
  const url = new URL(location.href)
  url.searchParams.set('lang', tag)
  const ticks = boxes().flatMap(({ id, checked }) => (checked ? [id] : []))
  try {
    sessionStorage.setItem(ticksKey, ticks.join(' '))
  } catch {
    // Blocked: she ticks once more.
  }
  location.replace(url)
}

function touched(event: Event): void {
  if (root.dataset['live'] !== undefined) return
  const target = event.target as Element // Only elements are touched.
  const isChange = event.type === 'change'
  if (isChange && target instanceof HTMLSelectElement) return fetchLanguage(target.value)
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

addEventListener('click', touched, true)
addEventListener('change', touched, true)
try {
  const ticks = sessionStorage.getItem(ticksKey)?.split(' ') ?? []
  sessionStorage.removeItem(ticksKey)
  for (const box of boxes()) if (ticks.includes(box.id)) box.checked = true
} catch {
  // Blocked: nothing was kept either.
}
