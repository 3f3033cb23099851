import { describe, expect, it } from 'vitest'
import { localDay } from '../../../src/screens/respond/local-day.ts'

describe('the day of a response', () => {
  it('is the calendar day where the device is, late in the evening too', () => {
    expect(localDay(new Date(2026, 11, 5, 23, 59))).toBe('2026-12-05')
    expect(localDay(new Date(2026, 0, 1, 0, 0))).toBe('2026-01-01')
  })
})
