import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Moment, nextEdition, type TableShape } from '../../src/analysis/next-edition.ts'
import { attack, type History, type Period } from './public-attack.ts'

type Publisher = (before: readonly Moment[], now: readonly number[], shape: TableShape) => readonly boolean[]

/** In which order cells are held back is nobody's knowledge, so any will do here. */
const prices = [3, 1, 4, 0, 2]
const publisherOfOurs: Publisher = (before, now, shape) => nextEdition(before, now, shape, prices)

/** What happened from one moment to the next, and what a publisher made of it. */
function publish(periods: readonly Period[], shape: TableShape, publisher: Publisher): History {
  const moments: (Moment & { readonly at: number })[] = []
  const counts = periods[0]?.came.map(() => 0) ?? []
  for (const [at, { came, went }] of periods.entries()) {
    for (const cell of counts.keys()) counts[cell] = (counts[cell] ?? 0) + (came[cell] ?? 0) - (went[cell] ?? 0)
    const isPublished = publisher(moments, [...counts], shape)
    if (isPublished.some(Boolean)) moments.push({ counts: [...counts], isPublished, at })
  }
  return { periods, moments, shape }
}

/** A few responses for each cell at a time, some of them withdrawn again. */
function periodsOf(cells: number, most: number): fc.Arbitrary<Period[]> {
  const period = fc.record({
    came: fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(most)), { minLength: cells, maxLength: cells }),
    share: fc.array(fc.oneof(fc.constant(0), fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: cells,
      maxLength: cells,
    }),
  })
  return fc.array(period, { minLength: 1, maxLength: 5 }).map((drawn) => {
    const there = new Array<number>(cells).fill(0)
    return drawn.map(({ came, share }) => {
      const went = there.map((count, cell) => Math.floor(count * 0.5 * (share[cell] ?? 0)))
      for (const cell of there.keys()) there[cell] = (there[cell] ?? 0) + (came[cell] ?? 0) - (went[cell] ?? 0)
      return { came, went }
    })
  })
}

const oneAnswer = fc
  .record({ cells: fc.integer({ min: 2, max: 4 }), hasRest: fc.boolean(), atLeast: fc.constantFrom(3, 5) })
  .chain(({ cells, hasRest, atLeast }) =>
    periodsOf(cells, 3 * atLeast).map((periods) => ({
      periods,
      shape: { atLeast, answers: 'one', mostChosen: 1, hasRest } satisfies TableShape,
    })),
  )

/** Each person with the choices she made, as bits; the last cell counts the persons. */
const severalAnswers = fc
  .record({
    choices: fc.integer({ min: 2, max: 3 }),
    atLeast: fc.constantFrom(3, 5),
    limit: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ choices, atLeast, limit }) => {
    const mostChosen = Math.min(limit, choices)
    const kinds = Array.from({ length: 2 ** choices - 1 }, (_, at) =>
      Array.from({ length: choices }, (_, choice) => ((at + 1) >> choice) & 1),
    ).filter((bits) => bits.reduce((sum, bit) => sum + bit, 0) <= mostChosen)
    return periodsOf(kinds.length, 2 * atLeast).map((periods) => {
      const totals = (numbers: readonly number[]) => [
        ...Array.from({ length: choices }, (_, choice) =>
          numbers.reduce((sum, number, kind) => sum + number * (kinds[kind]?.[choice] ?? 0), 0),
        ),
        numbers.reduce((sum, number) => sum + number, 0),
      ]
      return {
        periods: periods.map(({ came, went }) => ({ came: totals(came), went: totals(went) })),
        shape: { atLeast, answers: 'many', mostChosen, hasRest: true } satisfies TableShape,
      }
    })
  })

const lost = ({ periods, shape }: { periods: readonly Period[]; shape: TableShape }, publisher: Publisher) =>
  attack(publish(periods, shape, publisher))

describe('an attacker who has every public figure of every day and knows how many came and went', () => {
  it.each([
    ['one answer', oneAnswer, 300],
    ['several answers', severalAnswers, 100],
  ] as const)('cannot work out a small number of a question with %s, nor a small change', (_, drawn, numRuns) => {
    let published = 0
    fc.assert(
      fc.property(drawn, (one) => {
        const history = publish(one.periods, one.shape, publisherOfOurs)
        published += history.moments.length
        expect(attack(history)).toEqual([])
      }),
      { numRuns },
    )
    // Whoever publishes nothing has nothing to protect.
    expect(published).toBeGreaterThan(numRuns / 2)
  })

  const small = (count: number, { atLeast }: TableShape) => count < atLeast
  const isTold = (now: readonly number[], shape: TableShape) =>
    now.map((count, cell) => !small(count, shape) && !(shape.hasRest && cell === now.length - 1))

  it.each<[string, Publisher]>([
    [
      'holds nothing back to protect the others',
      (before, now, shape) => {
        const lastOf = (cell: number) => before.findLast(({ isPublished }) => isPublished[cell])?.counts[cell] ?? 0
        return isTold(now, shape).map((is, cell) => is && !small(Math.abs((now[cell] ?? 0) - lastOf(cell)), shape))
      },
    ],
    ['forgets what it published before', (_, now, shape) => publisherOfOurs([], now, shape)],
    ['publishes whatever is not small', (_, now, shape) => isTold(now, shape)],
  ])('wins against a publisher that %s', (_, publisher) => {
    for (const drawn of [oneAnswer, severalAnswers]) {
      const found = fc.check(
        fc.property(drawn, (one) => lost(one, publisher).length === 0),
        { numRuns: 300 },
      )
      expect(found.failed).toBe(true)
    }
  })
})

/** All ways to put so many responses into so many cells. */
function* worlds(cells: number, responses: number): Generator<number[]> {
  if (cells === 1) yield [responses]
  else
    for (let first = 0; first <= responses; first += 1)
      for (const others of worlds(cells - 1, responses - first)) yield [first, ...others]
}

/** How few values an attacker finds for a cell who tries what would be published of every world. */
function fewestValues(cells: number, responses: number, shape: TableShape, orders: (world: number[]) => number[][]) {
  const values = new Map<string, Set<number>[]>()
  for (const world of worlds(cells, responses))
    for (const order of orders(world)) {
      const isPublished = nextEdition([], world, shape, order)
      if (!isPublished.some(Boolean)) continue
      const seen = world.map((count, cell) => (isPublished[cell] ? count : '?')).join()
      const found = values.get(seen) ?? world.map(() => new Set<number>())
      for (const [cell, count] of world.entries()) found[cell]?.add(count)
      values.set(seen, found)
    }
  const hidden = [...values].flatMap(([seen, found]) =>
    seen.split(',').flatMap((figure, cell) => (figure === '?' ? [found[cell]?.size ?? 0] : [])),
  )
  expect(hidden.length).toBeGreaterThan(20)
  return Math.min(...hidden)
}

const orders = (items: readonly number[]): number[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))

describe('an attacker who repeats the choice of what is held back, for every world that there may be', () => {
  const shape = { atLeast: 3, answers: 'one', mostChosen: 1, hasRest: false } as const

  it('has as many values left, for the order of the cells is not hers', () => {
    expect(fewestValues(3, 16, shape, () => orders([0, 1, 2]))).toBeGreaterThanOrEqual(3)
    expect(fewestValues(4, 14, shape, () => orders([0, 1, 2, 3]))).toBeGreaterThanOrEqual(3)
    expect(fewestValues(3, 24, { ...shape, atLeast: 5 }, () => orders([0, 1, 2]))).toBeGreaterThanOrEqual(5)
  })

  it('wins where the smallest is held back first', () => {
    expect(fewestValues(4, 14, shape, (world) => [world])).toBe(1)
  })
})
