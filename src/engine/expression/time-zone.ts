export interface LocalTime {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly ms: number
}

/** The wall clock of one IANA time zone. */
export class TimeZone {
  readonly #name: string | (() => string)
  #known: Intl.DateTimeFormat | undefined

  /** @param name an unknown zone is read as UTC: a wrong setting of a phone must not end a survey */
  constructor(name: string | (() => string)) {
    this.#name = name
  }

  // Not before it is needed: the first formatter of a page costs an old phone a tenth of a second.
  get #format(): Intl.DateTimeFormat {
    this.#known ??= formatOf(typeof this.#name === 'string' ? this.#name : this.#name())
    return this.#known
  }

  /** What a clock on the wall shows. @param instant ms since the epoch */
  localTime(instant: number): LocalTime {
    const field: Record<string, number> = {}
    for (const { type, value } of this.#format.formatToParts(instant)) field[type] = Number(value)
    const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN } = field
    return { year, month, day, hour, minute, second, ms: ((instant % 1000) + 1000) % 1000 }
  }

  /** How far the wall clock is ahead of UTC, in ms. */
  offsetAt(instant: number): number {
    return asUtc(this.localTime(instant)) - instant
  }

  /** When the wall clock shows this; in the hour that summer time skips, the time an hour later. */
  instantOf(local: LocalTime): number {
    const utc = asUtc(local)
    const guess = utc - this.offsetAt(utc)
    return utc - this.offsetAt(guess)
  }
}

export function asUtc({ year, month, day, hour, minute, second, ms }: LocalTime): number {
  const date = new Date(0)
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day)
  return date.setUTCHours(hour, minute, second, ms)
}

function formatOf(name: string): Intl.DateTimeFormat {
  try {
    return newFormat(name)
  } catch {
    return newFormat('UTC')
  }
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
}
