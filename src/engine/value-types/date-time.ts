import type { FormItem } from '../form-item.ts'
import { normaliseDate } from './date.ts'
import { tidy } from './tidy.ts'
import { normaliseTime } from './time.ts'

/** A day and a time of day, `YYYY-MM-DDTHH:MM`, typed with `T` or blanks between them. */
export function normaliseDateTime(text: string, item: FormItem): string | undefined {
  const [date = '', time = '', ...more] = tidy(text).split(/T|\s+/)
  const day = normaliseDate(date, item)
  const clock = normaliseTime(time)
  return day === undefined || clock === undefined || more.length > 0 ? undefined : `${day}T${clock}`
}
