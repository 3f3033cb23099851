import { isCalendarDay } from '../expression/date-value.ts'
import type { FormItem } from '../form-item.ts'
import { asciiDigits, tidy } from './tidy.ts'

/**
 * A calendar day, `YYYY-MM-DD`. With the appearance `year` four digits are enough and stand for the first of January,
 * with `month-year` a year and a month for the first of that month.
 * Whoever types the 8th of March need not type 08.
 * @source https://docs.getodk.org/form-question-types/#date-with-no-day
 */
export function normaliseDate(text: string, item: FormItem): string | undefined {
  const plain = asciiDigits(tidy(text)).replace(/-(\d)(?!\d)/g, '-0$1')
  const day = `${plain}${missing(plain, item)}`
  return isCalendarDay(day) ? day : undefined
}

function missing(plain: string, item: FormItem): string {
  if (item.hasAppearance('year') && /^\d{4}$/.test(plain)) return '-01-01'
  return item.hasAppearance('month-year') && /^\d{4}-\d{2}$/.test(plain) ? '-01' : ''
}
