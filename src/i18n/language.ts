import { signal } from '@preact/signals'
import { type Language, languages } from '../contract/phone-routes.ts'

/** The language of the page. Whoever reads `.value` while rendering is drawn again when it changes. */
export const language = signal<Language>('en')

/** Those to choose from; a facilitator may offer fewer on a device of hers. */
export const offeredLanguages = signal<readonly Language[]>(languages)

/**
 * The tag for `Intl`. Chromium carries no Albanian numbers: those of Portugal are written the same way, with a decimal
 * comma and a no-break space from five digits on.
 *
 * Arabic is written with Latin digits, which CLDR has as the default of plain `ar` but which older Android browsers
 * still show as Arabic-Indic.
 */
export function formattingTag(tag: Language): string {
  if (tag === 'ar') return 'ar-u-nu-latn'
  return Intl.NumberFormat.supportedLocalesOf(tag).length > 0 ? tag : 'pt-PT'
}
