import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoff } from '../../src/sync/backoff.ts'

const attempts = fc.integer({ min: 1, max: 1_000_000 })
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('the back-off', () => {
  it('lies between a second and five minutes, however often it failed', () => {
    fc.assert(
      fc.property(attempts, random, (tries, luck) => {
        const delayMs = backoff(tries, null, luck)
        expect(delayMs).toBeGreaterThanOrEqual(1_000)
        expect(delayMs).toBeLessThanOrEqual(300_000)
      }),
    )
  })

  it('is never shorter than what the endpoint asks for, up to an hour, and never longer than an hour', () => {
    fc.assert(
      fc.property(attempts, fc.nat(), random, (tries, retryAfterMs, luck) => {
        const delayMs = backoff(tries, retryAfterMs, luck)
        expect(delayMs).toBeGreaterThanOrEqual(Math.min(retryAfterMs, 3_600_000))
        expect(delayMs).toBeLessThanOrEqual(3_600_000)
      }),
    )
  })

  it('grows with every failure and with luck', () => {
    fc.assert(
      fc.property(attempts, random, (tries, luck) => backoff(tries + 1, null, luck) >= backoff(tries, null, luck)),
    )
    fc.assert(
      fc.property(attempts, random, random, (tries, a, b) => {
        const [less, more] = a <= b ? [a, b] : [b, a]
        return backoff(tries, null, less) <= backoff(tries, null, more)
      }),
    )
  })

  it('spreads forty phones that lost the network together over more than half of the time', () => {
    const delays = Array.from({ length: 40 }, (_, phone) => backoff(9, null, phone / 40))
    expect(new Set(delays).size).toBe(40)
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(150_000)
  })

  it('doubles from two seconds to five minutes in nine tries', () => {
    expect([1, 2, 3, 8, 9].map((tries) => backoff(tries, null, 0.999999))).toEqual([2000, 4000, 8000, 256_000, 300_000])
  })
})
