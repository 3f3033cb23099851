import type { SubjectName } from '../harness/subject.ts'
import type { Measure } from '../measures/measures.ts'
import { ratio } from '../statistics.ts'
import type { Figures } from './figures.ts'

export type Goal = {
  readonly what: string
  readonly limit: string
  readonly value: number | null
  /** How the value is written. */
  readonly unit: 'x' | 'kB'
  /** Null where something that it needs was not measured. */
  readonly isMet: boolean | null
}

const small = 30
const large = 1000

/** What the survey page sets itself, beside what was seen. A missed goal is news, never an error. */
export function goalsOf(figures: Figures, offlineBytes: number | null): Goal[] {
  const overFloor = (subject: SubjectName, questions: number, measure: Measure) =>
    ratio(figures.median(subject, questions, measure), figures.median('floor', questions, measure))
  const atMost = (what: string, value: number | null, limit: number, unit: Goal['unit'] = 'x'): Goal => ({
    what,
    limit: `≤ ${limit} ${unit === 'x' ? '×' : unit}`,
    value,
    unit,
    isMet: value === null ? null : value <= limit,
  })
  const starts = (['ours', 'product'] as const).flatMap((subject): Goal[] => {
    const who = subject === 'ours' ? '' : ' (real survey)'
    const answerable = figures.median(subject, small, 'answerable')
    const lead = ratio(figures.fastestPeer(small, 'answerable'), answerable)
    const warm = ratio(figures.median(subject, small, 'warm'), figures.median('floor', small, 'answerable'))
    const kilobytes = ratio(figures.median(subject, small, 'bytesUntilAnswerable'), 1000)
    return [
      atMost(`first answerable${who}, to the floor`, overFloor(subject, small, 'answerable'), 1.5),
      atMost(`readable${who}, to the floor`, overFloor(subject, small, 'readable'), 1.1),
      {
        what: `first answerable${who}, fastest peer to ours`,
        limit: '≥ 4 ×',
        value: lead,
        unit: 'x',
        isMet: lead === null ? null : lead >= 4,
      },
      {
        what: `second visit${who}, to the floor’s first`,
        limit: '< 0.5 ×',
        value: warm,
        unit: 'x',
        isMet: warm === null ? null : warm < 0.5,
      },
      atMost(`until answerable${who}`, kilobytes, 40, 'kB'),
      atMost(`blocking${who}, to the floor`, overFloor(subject, small, 'blocking'), 2),
    ]
  })
  const sizes = [small, large].flatMap((questions) => [
    atMost(`rule toggle at ${questions}, to the floor`, overFloor('ours', questions, 'toggle'), 1.5),
    atMost(`heap at ${questions}, to the floor`, overFloor('ours', questions, 'heap'), 2.5),
  ])
  return [...starts, atMost('whole app offline', ratio(offlineBytes, 1000), 170, 'kB'), ...sizes]
}
