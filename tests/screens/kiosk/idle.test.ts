import { expect, it } from 'vitest'
import { idleState } from '../../../src/screens/kiosk/idle.ts'
import { localMinute } from '../../../src/screens/kiosk/local-minute.ts'

const limits = { idleMs: 180_000, countdownMs: 60_000 }
const after = (seconds: number) => idleState(seconds * 1000, limits)

it('leaves somebody alone who has touched the device within three minutes', () => {
  expect(after(0)).toEqual({ kind: 'present' })
  expect(after(179.9)).toEqual({ kind: 'present' })
})

it('then asks for a minute, and says how long it still waits', () => {
  expect(after(180)).toEqual({ kind: 'asking', leftMs: 60_000 })
  expect(after(239)).toEqual({ kind: 'asking', leftMs: 1000 })
})

it('lets go after that, however long the device slept', () => {
  for (const seconds of [240, 241, 86_400 * 365 * 10]) expect(after(seconds)).toEqual({ kind: 'gone' })
})

it('does not mind a clock that ran backwards', () => {
  expect(after(-500)).toEqual({ kind: 'present' })
})

it('names a parked draft by the minute of the device’s own clock', () => {
  expect(localMinute(new Date(2026, 11, 3, 9, 5))).toBe('2026-12-03T09:05')
})
