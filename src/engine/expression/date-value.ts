import { asUtc, type LocalTime, type TimeZone } from './time-zone.ts'

export const msPerDay = 86_400_000

/** A date or a point in time: keeps the text it came from, and counts as days. */
export class DateValue {
  readonly text: string
  /** Days since 1970-01-01T00:00Z; a date without a time is its local midnight, hence rarely whole. NaN for no date. */
  readonly days: number

  constructor(text: string, days: number) {
    this.text = text
    this.days = days
  }
}

/** What `number()` makes of a date: all of its days to whoever calculates, the whole ones to whoever reads it as text. */
export class DayCount extends DateValue {
  constructor(days: number) {
    super(String(Math.floor(days)), days)
  }
}

export const invalidDate = new DateValue('Invalid Date', Number.NaN)

const isoPattern = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/

/**
 * Reads an ISO 8601 date or dateTime; undefined for anything else, also for a 30th of February.
 * @source https://getodk.github.io/xforms-spec/#data-types
 */
export function parseDate(text: string, zone: TimeZone): DateValue | undefined {
  const match = isoPattern.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '', offset] = match
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  const local = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    ms,
  }
  if (!exists(local)) return undefined
  const instant = offset === undefined ? zone.instantOf(local) : asUtc(local) - offsetMs(offset)
  return new DateValue(text, instant / msPerDay)
}

/** True for a calendar day that exists, whatever the zone. */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return (
    match !== null &&
    exists({
      year: Number(match[1]),
      month: Number(match[2]),
      day: Number(match[3]),
      hour: 0,
      minute: 0,
      second: 0,
      ms: 0,
    })
  )
}

function exists(local: LocalTime): boolean {
  const date = new Date(asUtc(local))
  return (
    date.getUTCDate() === local.day &&
    date.getUTCMonth() + 1 === local.month &&
    date.getUTCHours() === local.hour &&
    local.minute < 60 &&
    local.second < 60
  )
}

/** `Z`, `+05:45` or `-0700` in ms. */
export function offsetMs(text: string): number {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return (text.startsWith('-') ? -minutes : minutes) * 60_000
}

/** The calendar day that a wall clock shows, at its midnight. */
export function dayAt(instant: number, zone: TimeZone): DateValue {
  const local = { ...zone.localTime(instant), hour: 0, minute: 0, second: 0, ms: 0 }
  return new DateValue(dayText(local), zone.instantOf(local) / msPerDay)
}

/** A dateTime with the zone's offset, as in `2026-12-01T09:30:00.000-07:00`. */
export function momentAt(instant: number, zone: TimeZone): DateValue {
  const local = zone.localTime(instant)
  const minutes = Math.round(zone.offsetAt(instant) / 60_000)
  const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`
  const time = `${pad(local.hour)}:${pad(local.minute)}:${pad(local.second)}.${pad(local.ms, 3)}`
  return new DateValue(`${dayText(local)}T${time}${offset}`, instant / msPerDay)
}

export function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0')
}

function dayText({ year, month, day }: LocalTime): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}
