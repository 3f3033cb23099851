import { expect, it } from 'vitest'
import { medianBand } from '../../../src/dashboard/overview/duration.tsx'
import { strikingLanguages } from '../../../src/dashboard/overview/skipped.tsx'

it('finds the band of the response in the middle', () => {
  const bands = (...received: number[]) => received.map((number, at) => ({ key: `band ${at}`, received: number }))
  expect(medianBand(bands(0, 0))).toBe(null)
  expect(medianBand(bands(1, 0, 0))).toBe('band 0')
  expect(medianBand(bands(1, 3, 1))).toBe('band 1')
  expect(medianBand(bands(2, 2, 5))).toBe('band 2')
})

it('names a language that skips a question 15 points more often than the others, and only from 20 on', () => {
  const row = (language: string, asked: number, skipped: number) => ({
    question: 'org_size',
    language,
    asked,
    skipped,
    declined: 0,
  })
  expect(strikingLanguages([row('sq', 20, 6), row('en', 100, 15)])).toEqual([{ question: 'org_size', language: 'sq' }])
  expect(strikingLanguages([row('sq', 20, 5), row('en', 100, 15)])).toEqual([])
  expect(strikingLanguages([row('sq', 19, 19), row('en', 100, 0)])).toEqual([])
})
