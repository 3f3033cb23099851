import { DateValue, DayCount, dayAt, invalidDate, momentAt, msPerDay, parseDate } from '../date-value.ts'
import type { FunctionDefinition, Scope } from '../scope.ts'
import { textNumber, toText, type Value } from '../value.ts'
import { argument } from './arguments.ts'

export const dateFunctions: Readonly<Record<string, FunctionDefinition>> = {
  today: [0, 0, ({ env }) => dayAt(env.now, env.zone)],
  now: [0, 0, ({ env }) => momentAt(env.now, env.zone)],
  date: [1, 1, (scope, args) => toDate(argument(scope, args, 0), scope, true)],
}

/**
 * A text says which day or moment it is, shown on the local clock; a number counts days since 1970. What is neither is
 * a date that is false.
 */
export function toDate(value: Value, scope: Scope, isDay: boolean): Value {
  if (value instanceof DayCount) return dateOfDays(value.days, scope, isDay)
  if (value instanceof DateValue) return value
  if (typeof value === 'boolean') return invalidDate
  if (typeof value === 'number') return dateOfDays(value, scope, isDay)
  const text = toText(value).trim()
  if (text === '') return ''
  const parsed = parseDate(isDay ? padded(text) : text, scope.env.zone)
  if (!parsed) return dateOfDays(textNumber(text, scope.env), scope, isDay)
  return parsed.text.includes('T') ? dateOfDays(parsed.days, scope, false) : parsed
}

/** `2026-1-2`, as spreadsheets and people write it. */
function padded(text: string): string {
  return text.replace(/-(\d)(?=-|T|$)/g, '-0$1')
}

function dateOfDays(days: number, { env: { zone } }: Scope, isDay: boolean): DateValue {
  const instant = Math.round(days * msPerDay)
  if (!(Math.abs(instant) <= 8.64e15)) return invalidDate
  const day = dayAt(instant, zone)
  if (isWithinSecond(day.days, days)) return day
  // Whole days added to a midnight miss the midnight after the clocks changed: it is one by the clock of the other season.
  for (const season of isDay ? [-120, 120] : []) {
    const shown = instant + zone.offsetAt(instant + season * msPerDay)
    if (shown % msPerDay === 0) return parseDate(new Date(shown).toISOString().slice(0, 10), zone) ?? invalidDate
  }
  return momentAt(instant, zone)
}

function isWithinSecond(first: number, second: number): boolean {
  return Math.abs(first - second) * 86_400 < 0.5
}
