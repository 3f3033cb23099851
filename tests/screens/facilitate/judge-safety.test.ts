import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeSafety, type SafetyFacts } from '../../../src/screens/facilitate/safety/judge-safety.ts'

/** A tablet in the afternoon: one response waits, and the browser has promised to keep it. */
const aTablet = (differing: Partial<SafetyFacts> = {}): SafetyFacts => ({
  platform: 'android',
  isInstalled: true,
  isSecure: true,
  isPersistent: true,
  roomBytes: 5e9,
  isOpen: true,
  lost: 0,
  isCopyWhole: true,
  held: 1,
  needsAttention: 0,
  oldestOn: '2026-12-03',
  today: '2026-12-03',
  ...differing,
})

const told = (differing: Partial<SafetyFacts>) => {
  const { level, reasons } = judgeSafety(aTablet(differing))
  return [level, ...reasons.map(({ name }) => name)]
}

describe('the safety light', () => {
  it.each<[string, Partial<SafetyFacts>, string[]]>([
    ['is green on a good day', {}, ['green']],
    ['is green with nothing to keep, whatever the browser promises', { held: 0, isPersistent: false }, ['green']],
    ['asks for a promise while something waits', { isPersistent: false }, ['amber', 'unpromised']],
    ['asks for it also where the browser does not say', { isPersistent: null }, ['amber', 'unpromised']],
    ['wants yesterday’s responses sent', { today: '2026-12-04' }, ['amber', 'evening']],
    ['warns of what waits for two days', { today: '2026-12-05' }, ['amber', 'old']],
    ['is red after five', { today: '2026-12-08' }, ['red', 'old']],
    ['is red when the database does not open', { isOpen: false, isCopyWhole: false }, ['red', 'closed']],
    ['is red when responses are gone', { lost: 2 }, ['red', 'lost']],
    ['warns of a phone that fills up', { roomBytes: 90e6 }, ['amber', 'tight']],
    ['is red on a full phone', { roomBytes: 5e6 }, ['red', 'full']],
    ['says what a tab on iOS forgets', { platform: 'ios', isInstalled: false }, ['amber', 'ios']],
    ['says it before anything waits', { platform: 'ios', isInstalled: false, held: 0 }, ['amber', 'ios']],
    [
      'is red there after two days, because Safari forgets after seven',
      { platform: 'ios', isInstalled: false, today: '2026-12-05' },
      ['red', 'ios', 'old'],
    ],
    ['says that plain http cannot start offline', { isSecure: false }, ['amber', 'insecure']],
    ['says that something needs attention', { needsAttention: 1 }, ['amber', 'attention']],
    ['says that the second record is not whole', { isCopyWhole: false }, ['amber', 'copy']],
    ['takes a clock ten years ahead for a wrong clock', { today: '2036-12-03' }, ['amber', 'clock']],
    ['takes a clock ten years back for a wrong clock', { today: '2016-12-03' }, ['amber', 'clock']],
  ])('%s', (_, differing, expected) => {
    expect(told(differing)).toEqual(expected)
  })

  it('is never better than its worst reason, and names each once', () => {
    const facts = fc.record({
      platform: fc.constantFrom('ios' as const, 'android' as const, 'desktop' as const),
      isInstalled: fc.boolean(),
      isSecure: fc.boolean(),
      isPersistent: fc.constantFrom(true, false, null),
      roomBytes: fc.option(fc.integer({ min: -1, max: 1e9 })),
      isOpen: fc.boolean(),
      lost: fc.nat(2),
      isCopyWhole: fc.boolean(),
      held: fc.nat(3),
      needsAttention: fc.nat(1),
      oldestOn: fc.constantFrom(null, '2026-12-01', '2036-01-01', '1970-01-01'),
      today: fc.constantFrom('2026-12-01', '2026-12-02', '2026-12-04', '2026-12-20'),
    })
    fc.assert(
      fc.property(facts, (some) => {
        const { level, reasons } = judgeSafety(some)
        const names = reasons.map(({ name }) => name)
        expect(new Set(names).size).toBe(names.length)
        const worst = reasons.some((reason) => reason.level === 'red') ? 'red' : reasons.length > 0 ? 'amber' : 'green'
        expect(level).toBe(worst)
      }),
    )
  })
})
