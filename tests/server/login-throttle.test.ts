import { expect, it } from 'vitest'
import { createLoginThrottle } from '../../src/server/login-throttle.ts'

it('counts attempts that are made at the same moment', () => {
  const throttle = createLoginThrottle()
  const waits = Array.from({ length: 10 }, () => throttle.attempt('Amina', true, 0))
  expect(waits).toEqual([0, 0, 0, 0, 0, 1000, 1000, 1000, 1000, 1000])
})

it('brakes somebody who tries one password on many names, but not a coordinator who has made no mistake', () => {
  const throttle = createLoginThrottle()
  for (let name = 0; name < 40; name += 1) throttle.attempt(`name ${name}`, false, 0)
  expect(throttle.attempt('yet another', false, 0)).toBeGreaterThan(0)
  expect(throttle.attempt('Amina', true, 0)).toBe(0)
})

it('forgets failures on success and after a quarter of an hour', () => {
  const throttle = createLoginThrottle()
  const fail = (times: number, now: number) =>
    Array.from({ length: times }, () => throttle.attempt('Amina', true, now)).at(-1)
  fail(5, 0)
  throttle.succeeded('Amina')
  expect(fail(5, 0)).toBe(0)
  expect(fail(1, 0)).toBe(1000)
  expect(fail(5, 15 * 60_000)).toBe(0)
})
