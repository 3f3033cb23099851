import { effect } from '@preact/signals'
import { language } from '../../i18n/index.ts'

/** Names the manifest in the language of the page, so that the home screen speaks it too. */
export function linkManifest(): void {
  const link = document.createElement('link')
  link.rel = 'manifest'
  effect(() => {
    link.href = `/manifest.${language.value}.webmanifest`
  })
  document.head.append(link)
}
