import { localDay } from '../respond/local-day.ts'

/** The device's own day and minute, `YYYY-MM-DDTHH:MM`: what a facilitator remembers a parked draft by. */
export const localMinute = (now: Date): string =>
  `${localDay(now)}T${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`
