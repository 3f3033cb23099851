import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/contract/routes.ts'
import { formattingTag } from '../../src/i18n/language.ts'
import { writeNumber } from '../../src/i18n/write-number.ts'

describe.each(languages)('a number in %s', (tag) => {
  const intl = new Intl.NumberFormat(formattingTag(tag))

  it('is written as Intl writes it', () => {
    const numbers = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.nat(20_000), fc.double())
    fc.assert(
      fc.property(numbers, (value) => {
        expect(writeNumber(tag, value)).toBe(intl.format(value))
      }),
    )
  })

  it('is written as Intl writes it around every thousand', () => {
    for (const value of [
      0,
      -0,
      9,
      -9,
      99,
      999,
      1000,
      -1000,
      9999,
      10_000,
      99_999,
      100_000,
      999_999,
      1_000_000,
      2 ** 53,
    ])
      expect(writeNumber(tag, value), String(value)).toBe(intl.format(value))
  })
})
