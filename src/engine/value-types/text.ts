import type { FormItem } from '../form-item.ts'
import { asciiDigits, tidy } from './tidy.ts'

/**
 * Any text. Digits become ASCII so that a phone number or a link passes its constraint, except in `multiline` text,
 * which is somebody's own words. With `scheme=https` a link may be typed without its scheme.
 */
export function normaliseText(text: string, item: FormItem): string {
  const tidied = tidy(text)
  const plain = item.hasAppearance('multiline') ? tidied : asciiDigits(tidied)
  const scheme = item.parameters.get('scheme')
  return scheme === undefined || plain === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(plain) ? plain : `${scheme}://${plain}`
}
