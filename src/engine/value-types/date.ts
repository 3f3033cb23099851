import { isCalendarDay } from '../expression/date-value.ts'
import type { FormItem } from '../form-item.ts'
import { asciiDigits, tidy } from './tidy.ts'

/** A calendar day, `YYYY-MM-DD`. With the appearance `year` four digits are enough and stand for the first of January. */
export function normaliseDate(text: string, item: FormItem): string | undefined {
  const plain = asciiDigits(tidy(text))
  const day = item.hasAppearance('year') && /^\d{4}$/.test(plain) ? `${plain}-01-01` : plain
  return isCalendarDay(day) ? day : undefined
}
