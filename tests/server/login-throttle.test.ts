import { expect, it } from 'vitest'
import { createLoginThrottle } from '../../src/server/login-throttle.ts'

it('counts attempts that are made at the same moment', () => {
  const throttle = createLoginThrottle()
  const waits = Array.from({ length: 10 }, () => throttle.attempt('Amina', 'hall', true, 0))
  expect(waits).toEqual([0, 0, 0, 0, 0, 1000, 1000, 1000, 1000, 1000])
})

it('brakes somebody who tries one password on many names, but not a coordinator who has made no mistake', () => {
  const throttle = createLoginThrottle()
  for (let name = 0; name < 40; name += 1) throttle.attempt(`name ${name}`, 'hall', false, 0)
  expect(throttle.attempt('yet another', 'hall', false, 0)).toBeGreaterThan(0)
  expect(throttle.attempt('Amina', 'hall', true, 0)).toBe(0)
})

it('forgets failures on success and after a quarter of an hour', () => {
  const throttle = createLoginThrottle()
  const fail = (times: number, now: number) =>
    Array.from({ length: times }, () => throttle.attempt('Amina', 'hall', true, now)).at(-1)
  fail(5, 0)
  throttle.succeeded('Amina', 'hall')
  expect(fail(5, 0)).toBe(0)
  expect(fail(1, 0)).toBe(1000)
  expect(fail(5, 15 * 60_000)).toBe(0)
})

it('lets no stranger slow down a name for whoever comes from elsewhere', () => {
  const throttle = createLoginThrottle()
  for (let guess = 0; guess < 1000; guess += 1) throttle.attempt('Amina', 'stranger', true, guess)
  expect(throttle.attempt('Amina', 'stranger', true, 1000)).toBeGreaterThan(0)
  for (let guess = 0; guess < 5; guess += 1) expect(throttle.attempt('Amina', 'home', true, 1000)).toBe(0)
})

it('brakes guessing that is spread over very many addresses, last of all', () => {
  const throttle = createLoginThrottle()
  for (let from = 0; from < 300; from += 1) throttle.attempt('Nobody', `address ${from}`, false, 0)
  expect(throttle.attempt('Nobody', 'one more address', false, 0)).toBeGreaterThan(0)
  expect(throttle.attempt('Amina', 'home', true, 0)).toBe(0)
})
