import { DateValue, msPerDay, offsetMs, pad } from '../date-value.ts'
import type { FunctionDefinition, Scope } from '../scope.ts'
import { asUtc } from '../time-zone.ts'
import type { Value } from '../value.ts'
import { type Args, argument, textOf } from './arguments.ts'
import { toDate } from './date.ts'

export const datePartFunctions: Readonly<Record<string, FunctionDefinition>> = {
  'date-time': [1, 1, (scope, args) => toDate(argument(scope, args, 0), scope, false)],
  'decimal-date-time': [1, 1, (scope, args) => daysOf(argument(scope, args, 0), scope)],
  'decimal-time': [1, 1, (scope, args) => dayFraction(textOf(scope, args, 0), scope)],
  'format-date': [2, 2, formatDate],
  'format-date-time': [2, 2, formatDate],
}

/** A time of day as part of a day; one with an offset is read on the local clock. */
function dayFraction(text: string, { env }: Scope): number {
  const match = /^(\d\d):(\d\d)(?::([0-5]\d)(?:\.(\d{1,3})\d*)?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/.exec(text.trim())
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return Number.NaN
  const [, hour, minute, second = 0, fraction = '0', offset] = match
  const ms = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000 + Number(`0.${fraction}`) * 1000
  const local = offset === undefined ? ms : ms - offsetMs(offset) + env.zone.offsetAt(env.now)
  return (((local % msPerDay) + msPerDay) % msPerDay) / msPerDay
}

function formatDate(scope: Scope, args: Args): string {
  const days = daysOf(argument(scope, args, 0), scope)
  if (Number.isNaN(days)) return ''
  const { zone, language } = scope.env
  const local = zone.localTime(Math.round(days * msPerDay))
  const day = asUtc({ ...local, hour: 0, minute: 0, second: 0, ms: 0 })
  const word = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(day)
  const fields: Record<string, () => string> = {
    Y: () => pad(local.year, 4),
    y: () => pad(local.year % 100),
    m: () => pad(local.month),
    n: () => String(local.month),
    b: () => word({ month: 'short' }),
    d: () => pad(local.day),
    e: () => String(local.day),
    a: () => word({ weekday: 'short' }),
    H: () => pad(local.hour),
    h: () => String(local.hour),
    M: () => pad(local.minute),
    S: () => pad(local.second),
    3: () => pad(local.ms, 3),
  }
  return textOf(scope, args, 1).replace(/%([A-Za-z0-9])/g, (whole, letter: string) => fields[letter]?.() ?? whole)
}

function daysOf(value: Value, scope: Scope): number {
  const date = toDate(value, scope, false)
  return date instanceof DateValue ? date.days : Number.NaN
}
