import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideCells, hideChoices, type Rule, type Shown } from '../../src/analysis/hide-cells.ts'
import { type Condition, linearBounds } from '../support/linear-bounds.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0)

interface Known {
  readonly terms: ReadonlyMap<number, number>
  readonly count: number
  readonly shown: Shown
}

/** Which figures of a table follow from the shown ones so far that fewer than `atLeast` values are left for them. */
function workedOut(
  variables: number,
  figures: readonly Known[],
  more: readonly Condition[],
  { atLeast }: Rule,
): number[] {
  const conditions: Condition[] = figures.flatMap(({ terms, shown }) =>
    shown === null ? [] : [{ terms, kind: 'equal' as const, value: shown }],
  )
  return figures.flatMap(({ terms, shown }, at) => {
    if (shown !== null) return []
    const { low, high } = linearBounds(variables, [...conditions, ...more], terms)
    return Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) + 1 < atLeast ? [at] : []
  })
}

const one = (...places: readonly number[]) => new Map(places.map((place) => [place, 1]))

function figuresOf(counts: readonly (readonly number[])[], rule: Rule): Known[] {
  const shown = hideCells(counts, rule)
  const columns = counts[0]?.length ?? 0
  const place = (row: number, column: number) => row * columns + column
  const all = counts.flatMap((row, at) => row.map((_, column) => place(at, column)))
  return [
    ...counts.flatMap((row, at) =>
      row.map((count, column) => ({
        terms: one(place(at, column)),
        count,
        shown: shown.cells[at]?.[column] ?? null,
      })),
    ),
    ...counts.map((row, at) => ({
      terms: one(...row.map((_, column) => place(at, column))),
      count: sum(row),
      shown: shown.rowTotals[at] ?? null,
    })),
    ...Array.from({ length: columns }, (_, column) => ({
      terms: one(...counts.map((_, row) => place(row, column))),
      count: sum(counts.map((row) => row[column] ?? 0)),
      shown: shown.columnTotals[column] ?? null,
    })),
    { terms: one(...all), count: sum(counts.flat()), shown: shown.total },
  ]
}

const rules = fc.record({ atLeast: fc.constantFrom(2, 3, 5), hidesZero: fc.boolean() })
const aTable = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) =>
  fc.array(fc.array(fc.oneof(fc.nat(4), fc.nat(30)), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
)

describe('a table with small cells', () => {
  it('says what it says, and leaves a range for whatever it does not', () => {
    let shownFigures = 0
    fc.assert(
      fc.property(aTable, rules, (counts, rule) => {
        const figures = figuresOf(counts, rule)
        for (const { count, shown } of figures) {
          if (shown === null) continue
          shownFigures += 1
          expect(shown).toBe(count)
          expect(shown >= rule.atLeast || (shown === 0 && !rule.hidesZero)).toBe(true)
        }
        // Where nothing is told there is nothing to work out.
        if (figures.at(-1)?.shown === null) expect(figures.every(({ shown }) => shown === null)).toBe(true)
        else expect(workedOut(counts.flat().length, figures, [], rule)).toEqual([])
      }),
      { numRuns: 200 },
    )
    expect(shownFigures).toBeGreaterThan(500)
  })

  it('could be worked out if only the small cells were hidden', () => {
    const isSafe = fc.check(
      fc.property(aTable, rules, (counts, rule) => {
        const figures = figuresOf(counts, { atLeast: 0, hidesZero: false }).map((figure) => ({
          ...figure,
          shown: figure.count < rule.atLeast && (figure.count > 0 || rule.hidesZero) ? null : figure.count,
        }))
        return figures.at(-1)?.shown === null || workedOut(counts.flat().length, figures, [], rule).length === 0
      }),
      { numRuns: 200 },
    )
    expect(isSafe.failed).toBe(true)
  })

  it('hides what costs least: 2 + 40 + 30 + 8, and not 2 + 9 + 7 + 70', () => {
    const rule = { atLeast: 5, hidesZero: false }
    const { cells, rowTotals } = hideCells(
      [
        [2, 40, 9],
        [30, 8, 50],
        [7, 60, 70],
      ],
      rule,
    )
    expect(cells).toEqual([
      [null, null, 9],
      [null, null, 50],
      [7, 60, 70],
    ])
    expect(rowTotals).toEqual([51, 88, 137])
  })

  it('shows everything where no rule is set', () => {
    expect(hideCells([[1, 0]], { atLeast: 0, hidesZero: false }).cells).toEqual([[1, 0]])
  })
})

describe('a question with several answers, by groups', () => {
  const drawn = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([choices, groups]) =>
    fc.array(
      fc
        .oneof(fc.nat(4), fc.nat(30))
        .chain((base) =>
          fc.tuple(fc.constant(base), fc.array(fc.nat(base), { minLength: choices, maxLength: choices })),
        ),
      { minLength: groups, maxLength: groups },
    ),
  )

  it('tells neither how many chose something in a small group, nor how many did not', () => {
    fc.assert(
      fc.property(drawn, rules, (groups, rule) => {
        const bases = groups.map(([base]) => base)
        const choices = groups[0]?.[1].length ?? 0
        const counts = Array.from({ length: choices }, (_, choice) => groups.map(([, chosen]) => chosen[choice] ?? 0))
        const shown = hideChoices(counts, bases, rule)
        if (shown.base === null) {
          expect(shown.cells.flat().every((cell) => cell === null)).toBe(true)
          return
        }
        // Variables: the bases, then the cells by choice and group.
        const cell = (choice: number, group: number) => bases.length * (1 + choice) + group
        const variables = bases.length * (1 + choices)
        const known: Known[] = [
          ...bases.map((count, group) => ({ terms: one(group), count, shown: shown.bases[group] ?? null })),
          { terms: one(...bases.keys()), count: sum(bases), shown: shown.base },
          ...counts.flatMap((row, choice) => [
            ...row.map((count, group) => ({
              terms: one(cell(choice, group)),
              count,
              shown: shown.cells[choice]?.[group] ?? null,
            })),
            {
              terms: one(...bases.map((_, group) => cell(choice, group))),
              count: sum(row),
              shown: shown.totals[choice] ?? null,
            },
          ]),
        ]
        const notChosen = counts.flatMap((row, choice) =>
          row.map((count, group) => ({
            terms: new Map([
              [group, 1],
              [cell(choice, group), -1],
            ]),
            count: (bases[group] ?? 0) - count,
          })),
        )
        const isSmall = (count: number) => count < rule.atLeast && (count > 0 || rule.hidesZero)
        const figures = [
          ...known,
          ...notChosen.filter(({ count }) => isSmall(count)).map((figure) => ({ ...figure, shown: null })),
        ]
        const fits = notChosen.map(({ terms }) => ({
          terms: new Map([...terms].map(([place, by]) => [place, -by])),
          kind: 'at_most' as const,
          value: 0,
        }))
        for (const { count, shown: figure } of figures) if (figure !== null) expect(figure).toBe(count)
        expect(workedOut(variables, figures, fits, rule)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
