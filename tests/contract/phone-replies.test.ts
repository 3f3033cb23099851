import fc from 'fast-check'
import { expect, test } from 'vitest'
import { progress } from '../../src/contract/counts.ts'
import {
  problemShape,
  progressShape,
  submissionsReplyShape,
  surveyInfoShape,
  withdrawalReplyShape,
} from '../../src/contract/phone-replies.ts'
import { problem } from '../../src/contract/problem.ts'
import { submissionsReply, withdrawalReply } from '../../src/contract/receipt.ts'
import { surveyInfo } from '../../src/contract/survey-info.ts'

const sha256 = '0f'.repeat(32)
const result = { instanceId: 'a', sha256, state: 'stored', receivedOn: '2024-02-29' }
const replies = [
  {
    name: 'a problem',
    shape: problemShape,
    schema: problem,
    samples: [
      { type: 't', title: 't', status: 503, code: 'internal' },
      { type: '', title: '', status: -1, code: '', detail: 'd', errors: [{ pointer: '/a', message: 'm' }] },
    ],
  },
  {
    name: 'the reply to submissions',
    shape: submissionsReplyShape,
    schema: submissionsReply,
    samples: [
      { results: [result, { ...result, state: 'duplicate' }, { ...result, state: 'conflict' }] },
      {
        results: [
          { ...result, state: 'quarantined', reason: 'r' },
          { instanceId: null, sha256: null, state: 'refused', receivedOn: null },
        ],
      },
    ],
  },
  {
    name: 'the reply to a withdrawal',
    shape: withdrawalReplyShape,
    schema: withdrawalReply,
    samples: [{ status: 'accepted' }],
  },
  {
    name: 'the count',
    shape: progressShape,
    schema: progress,
    samples: [{ surveyId: 's', target: 1000, baseline: 184, received: 3, usable: 2, total: 186, asOf: 'now' }],
  },
  {
    name: 'the survey',
    shape: surveyInfoShape,
    schema: surveyInfo,
    samples: [
      {
        surveyId: 's',
        versions: ['2', '1'],
        languages: ['en'],
        state: 'closed',
        trial: true,
        project: { contactEmail: 'a@b', ethicsReference: 'é\n1', privacyUrl: '', withdrawalDeadline: '2026-12-01' },
      },
    ],
  },
] as const

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, '', 'accepted', 'open', sha256, sha256.toUpperCase(), `${sha256}\n`),
  fc.constantFrom<unknown>(
    '2023-02-29',
    '1900-02-29',
    '2000-02-29',
    '0000-02-29',
    '2026-13-01',
    '2026-1-1',
    '2026-00-10',
  ),
  fc.constantFrom<unknown>(0, -0, -1, 1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, [], {}, [null], ['x'], [[]]),
  fc.integer({ min: 252, max: 256 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 198, max: 202 }).map((length) => '\u{1f600}'.repeat(length / 2)),
  fc.integer({ min: 498, max: 502 }).map((length) => '\n'.repeat(length)),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.jsonValue(),
)

type Place = readonly (string | number)[]

const placesIn = (value: unknown, above: Place = []): Place[] =>
  typeof value === 'object' && value !== null
    ? [above, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...above, key]))]
    : [above]

/** The value with something else, or nothing, at one place. */
function withOther(value: unknown, [key, ...rest]: Place, other: unknown): unknown {
  if (key === undefined) return other
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? withOther(one, rest, other) : one))
  const before = value as Record<string, unknown> // `placesIn` went this way
  const changed = { ...before, [key]: withOther(before[key], rest, other) }
  // JSON has no undefined.
  return Object.fromEntries(Object.entries(changed).filter(([, one]) => one !== undefined))
}

for (const { name, shape, schema, samples } of replies) {
  test(`a phone reads ${name} as the schema does`, () => {
    for (const sample of samples) expect(shape.safeParse(sample)).toEqual({ success: true, data: sample })
    const changed = fc.constantFrom<unknown>(...samples).chain((sample) =>
      fc
        .record({
          place: fc.constantFrom(...placesIn(sample)),
          other: odd,
          more: fc.option(fc.string(), { nil: null }),
        })
        .map(({ place, other, more }) => {
          const value = withOther(sample, place, other)
          const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
          return more !== null && isObject ? { ...value, [`more${more}`]: more } : value
        }),
    )
    fc.assert(
      fc.property(changed, (value) => {
        const asked = schema.safeParse(value)
        expect(shape.safeParse(value)).toEqual(asked.success ? { success: true, data: asked.data } : { success: false })
      }),
      { numRuns: 3000 },
    )
  })
}
