import { formattingTag, language } from './language.ts'
import { loadedMonths } from './territories.ts'
import { writeNumber } from './write-number.ts'

/** A number as people of the page's language write it. */
export const formatNumber = (value: number): string => writeNumber(language.value, value)

const longDate = { dateStyle: 'long', timeZone: 'UTC' } as const

/** A calendar day (`YYYY-MM-DD`) in words, without a time zone's help or harm. */
export function formatDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  // Chromium carries no Albanian dates; what it would show instead is English.
  if (Intl.DateTimeFormat.supportedLocalesOf(language.value).length === 0) {
    const month = loadedMonths()?.[date.getUTCMonth()]
    return month ? `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}` : day
  }
  return new Intl.DateTimeFormat(formattingTag(language.value), longDate).format(date)
}

/** The month of a calendar day with its year, in words. */
export function formatMonth(day: string): string {
  const month = loadedMonths()?.[Number(day.slice(5, 7)) - 1]
  return month ? `${month} ${day.slice(0, 4)}` : day.slice(0, 7)
}
