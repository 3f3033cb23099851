import type { Language } from '../../contract/routes.ts'

/** A day in words of another language than the page's; as ISO 8601 writes it where the browser has no words for it. */
export function dayIn(tag: Language, day: string): string {
  if (Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0) return day
  const format = new Intl.DateTimeFormat(tag === 'ar' ? 'ar-u-nu-latn' : tag, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00Z`))
}
