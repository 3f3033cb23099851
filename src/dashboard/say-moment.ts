import { formatDay } from '../i18n/index.ts'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const twoDigits = (count: number) => String(count).padStart(2, '0')

/** A moment as the clock on this wall shows it: the day in words and the time in digits, alike in all languages. */
export function sayMoment(iso: string): string {
  const date = new Date(iso)
  const day = [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-')
  return `${formatDay(day)} ${clock.format(date)}`
}
