import { asciiDigits, tidy } from './tidy.ts'

const pattern = /^(\d{1,2})[:٫.](\d\d)((?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)$/

/**
 * A time of day, `HH:MM`, with seconds and an offset where they were given. Whoever types 9:30 need not type 09:30.
 * @source https://getodk.github.io/xforms-spec/#data-types
 */
export function normaliseTime(text: string): string | undefined {
  const match = pattern.exec(asciiDigits(tidy(text)))
  if (!match) return undefined
  const [, hour = '', minute = '', rest = ''] = match
  const isOnClock = Number(hour) < 24 && Number(minute) < 60 && !/^:[6-9]/.test(rest)
  return isOnClock ? `${hour.padStart(2, '0')}:${minute}${rest}` : undefined
}
