import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readXliff } from '../../src/interop/translations/read-xliff.ts'
import type { TranslationUnit } from '../../src/interop/translations/translation-unit.ts'
import { writeXliff } from '../../src/interop/translations/write-xliff.ts'

const piece = fc.oneof(
  fc.constantFrom(
    '{{count}}',
    '{{ count, number }}',
    '${org_name}',
    '{{',
    '}}',
    '<ph id="1">',
    ']]>',
    '&amp;',
    '&#13;',
  ),
  fc.constantFrom('\u202f?', 'مجتمع الميم عين', '\u2068FeMig\u2069', '«\u00a0', '٫', 'ë', '\t', '\n', '  ', '"', "'"),
  fc.string({ unit: 'binary' }),
)
/** Whatever XML can hold: the rest can be in no file of words either. */
const text = fc
  .array(piece, { maxLength: 6 })
  .map((pieces) => pieces.join(''))
  .filter((whole) => !/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u.test(whole))

const unit = fc.record<TranslationUnit>({
  key: fc.nat().map((id) => `app:page.k${id}`),
  counted: fc.constantFrom(null, 'app:page.count', 'app:page.days'),
  english: text,
  translation: text,
  state: fc.constantFrom('missing', 'stale', 'translated', 'signed'),
  note: text,
  places: fc.array(text, { maxLength: 2 }),
  files: fc.array(text, { maxLength: 2 }),
})

it('every text comes back from an XLIFF file as it went in, whatever is in it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(unit, { minLength: 1, maxLength: 5, selector: ({ key }) => key }),
      fc.constantFrom('ar', 'fr', 'sq'),
      (units, language) => {
        const read = readXliff(writeXliff(language, units))
        if (read.status === 'failed') throw new Error(read.message)
        expect(read.language).toBe(language)
        const sent = units.map(({ key, english, translation, state }) => ({
          key,
          english,
          translation,
          isConfirmed: state === 'translated' || state === 'signed',
        }))
        const byKey = <T extends { key: string }>(list: readonly T[]) =>
          list.toSorted((a, b) => (a.key < b.key ? -1 : 1))
        expect(byKey(read.texts)).toEqual(byKey(sent))
      },
    ),
    { numRuns: 300 },
  )
})

it('a file of which an end is missing is never taken for a whole one', () => {
  const whole = writeXliff('ar', [
    {
      key: 'app:page.next.label',
      counted: null,
      english: 'Continue',
      translation: 'متابعة',
      state: 'translated',
      note: '',
      places: [],
      files: [],
    },
  ])
  for (let end = 0; end < whole.trimEnd().length; end += 1)
    expect(readXliff(whole.slice(0, end)).status, String(end)).toBe('failed')
})
