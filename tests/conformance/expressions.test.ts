import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { evaluateAlone } from '../../src/engine/index.ts'
import { deviations } from './deviations.ts'
import { recordingAt } from './recordings.ts'

const recorded = z.object({
  id: z.string(),
  expr: z.string(),
  context: z.object({
    timeZone: z.string(),
    locale: z.string(),
    nodes: z.optional(z.record(z.string(), z.nullable(z.union([z.string(), z.array(z.string())])))),
    self: z.optional(z.string()),
  }),
  resultType: z.enum(['boolean', 'number', 'string', 'string-matches', 'string-length']),
  expected: z.union([z.string(), z.number(), z.boolean()]),
  roundFactor: z.optional(z.number()),
  tags: z.array(z.string()),
})
type Recorded = z.infer<typeof recorded>

describe('expressions recorded from the engines of others', () => {
  const file = recordingAt('expressions.jsonl')
  if (file === null) return
  const cases = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => z.parse(recorded, JSON.parse(line)))
    .filter(({ tags }) => !tags.includes('volatile') && !tags.includes('custom-fn'))

  it('are all there', () => {
    expect(cases.length).toBeGreaterThan(400)
    expect(Object.keys(deviations).filter((id) => !cases.some((each) => each.id === id))).toEqual([])
    const deviating = Object.keys(deviations).length
    console.log(
      `${cases.length} recorded expressions, ${deviating} of them deviate (${((100 * deviating) / cases.length).toFixed(1)} %).`,
    )
    expect(deviating / cases.length).toBeLessThanOrEqual(0.015)
  })

  for (const each of cases) {
    const reason = deviations[each.id]
    it(`${each.id} ${each.expr}${reason === undefined ? '' : ` (deviates: ${reason})`}`, () => {
      const { got, wanted } = outcomeOf(each)
      if (reason === undefined) expect(got).toEqual(wanted)
      else expect(got, 'agrees now: take it out of deviations.ts').not.toEqual(wanted)
    })
  }
})

function outcomeOf({ expr, context, resultType, expected, roundFactor }: Recorded): { got: unknown; wanted: unknown } {
  const as = resultType === 'boolean' || resultType === 'number' ? resultType : 'string'
  const nodes = Object.entries(context.nodes ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  const result = evaluateAlone(expr, {
    values: Object.fromEntries(nodes),
    now: new Date('2026-01-15T12:00:00Z'),
    timeZone: context.timeZone,
    language: context.locale,
    as,
    ...(context.self !== undefined && { self: context.self }),
  })
  if (result.status === 'failed') return { got: result.problem, wanted: expected }
  const { value } = result
  if (resultType === 'string-matches') return { got: new RegExp(String(expected)).test(String(value)), wanted: true }
  if (resultType === 'string-length') return { got: String(value).length, wanted: expected }
  if (as === 'string') return { got: value, wanted: String(expected) }
  if (as === 'boolean') return { got: value, wanted: expected }
  const got = roundFactor === undefined ? Number(value) : Math.round(Number(value) * roundFactor) / roundFactor
  return { got, wanted: Number(expected) }
}
