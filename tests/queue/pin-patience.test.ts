import { expect, it } from 'vitest'
import { afterWaiting, afterWrongPin, noPatienceNeeded, type PinPatience } from '../../src/queue/pin-patience.ts'

const wrong = (times: number): PinPatience =>
  Array.from({ length: times }).reduce<PinPatience>(afterWrongPin, noPatienceNeeded)

it('lets clumsy fingers try three times, then asks for more patience each time', () => {
  const seconds = [1, 2, 3, 4, 5, 8, 40].map((times) => wrong(times).waitMs / 1000)
  expect(seconds).toEqual([0, 0, 30, 60, 120, 900, 900])
})

it('keeps six digits from whoever sits beside the device for a week', () => {
  // A guess every quarter of an hour.
  const guesses = (7 * 24 * 60 * 60) / (wrong(40).waitMs / 1000)
  expect(guesses).toBeLessThan(700)
})

it('counts the time that a page stood open, down to nothing and no further', () => {
  const waiting = { ...wrong(3), resetMs: 60_000 }
  expect(afterWaiting(waiting, 10_000)).toEqual({ failures: 3, waitMs: 20_000, resetMs: 50_000 })
  expect(afterWaiting(waiting, 1e9)).toEqual({ failures: 3, waitMs: 0, resetMs: 0 })
  expect(afterWaiting(wrong(3), 10).resetMs).toBeNull()
})
