import { type Figure, hideUntilUncertain } from './exchange-network.ts'

/** What a public table was made of at a moment at which something in it was published. */
export interface Moment {
  /** The counts as they were; by cell. */
  readonly counts: readonly number[]
  /** Which of them were published at that moment. */
  readonly isPublished: readonly boolean[]
}

/** How the cells of a public table hang together. */
export interface TableShape {
  /** From how many responses on a count, and a change of one, may be published. */
  readonly atLeast: number
  /**
   * `one`: every response stands in exactly one of the cells, or in the rest. `many`: whoever answered at all stands in
   * one to `mostChosen` of them, and the rest counts who answered at all.
   */
  readonly answers: 'one' | 'many'
  readonly mostChosen: number
  /** Whether there is a last cell that is never published and tells nothing of anybody. */
  readonly hasRest: boolean
}

/**
 * Which counts of a table may be published now, so that neither they nor what was published before, with all totals and
 * the public counter, tell a small number.
 *
 * A count is published when it has changed by at least `atLeast` since it was last published; before the first time that
 * is since 0. What this leaves out keeps its last published value. Then, as an outsider would, every count that was not
 * published, at this moment and at every earlier one, is bounded by all that is public: where fewer than `atLeast` values
 * are left for it, or for its change from one moment to the next, more is held back until there are enough. When nothing
 * helps, nothing is published, which tells nothing new.
 *
 * The outsider is taken to know how many responses there were at each moment and how many came and went in between; what
 * was withdrawn is taken for known as well, which only makes the bounds narrower than they are.
 * @param prices which cell is rather held back for others, the lowest first. The same for ever, and nobody outside may know
 *               them: whoever could repeat the choice would learn from it that what was not chosen is not the smallest
 * @param before moments at which something of this table was published, the first one first
 * @returns by cell; none where nothing can be published
 * @source survey.md part 6, "Small cells" and "Differencing"; Hundepool et al., Statistical Disclosure Control (2012), 4.4
 */
export function nextEdition(
  before: readonly Moment[],
  now: readonly number[],
  shape: TableShape,
  prices: readonly number[],
): readonly boolean[] {
  const isPublished = now.map((_, cell) => mayChange(before, now, cell, shape))
  const moments = [...before, { counts: now, isPublished }]
  const layers = shape.answers === 'one' ? people(moments, shape) : choices(moments, shape)
  const figures = figuresOf(layers, prices)
  const held = hideUntilUncertain(figures, shape.atLeast)
  if (held === null) return now.map(() => false)
  // The figures of the last moment are the last ones.
  return isPublished.map((is, cell) => is && !held.has(figures.length - now.length + cell))
}

function mayChange(before: readonly Moment[], now: readonly number[], cell: number, shape: TableShape): boolean {
  const rest = now.length - 1
  if (shape.hasRest && cell === rest) return false
  const last = before.findLast(({ isPublished }) => isPublished[cell])?.counts
  const isEnough = (count: number, earlier = 0) => count >= shape.atLeast && Math.abs(count - earlier) >= shape.atLeast
  if (!isEnough(now[cell] ?? 0, last?.[cell])) return false
  // Who did not choose it follows from who answered.
  const others = (counts: readonly number[] = []) => (counts[rest] ?? 0) - (counts[cell] ?? 0)
  return shape.answers === 'one' || isEnough(others(now), others(last))
}

/** How far a figure could lie from the truth if nothing of its table were public. */
interface Room {
  readonly up: number
  readonly down: number
}

interface Layer {
  readonly cells: readonly {
    readonly isPublished: boolean
    readonly isProtected: boolean
    /** Of the count, and of what came to it since the moment before. */
    readonly room: Room
    readonly came: Room
  }[]
}

const changeOf = (moments: readonly Moment[], at: number) => (cell: number) =>
  (moments[at]?.counts[cell] ?? 0) - (moments[at - 1]?.counts[cell] ?? 0)
const atLeastZero = (number: number): number => Math.max(0, number)

function people(moments: readonly Moment[], { hasRest }: TableShape): Layer[] {
  return moments.map(({ counts, isPublished }, at) => ({
    cells: counts.map((count, cell) => ({
      isPublished: isPublished[cell] ?? false,
      isProtected: !(hasRest && cell === counts.length - 1),
      room: { up: Infinity, down: count },
      // At least as many came as there are more: those that were withdrawn came as well.
      came: { up: Infinity, down: atLeastZero(changeOf(moments, at)(cell)) },
    })),
  }))
}

/** Whoever answered could choose up to so many: what she left unused is a cell of its own, in the place of the rest. */
function choices(moments: readonly Moment[], { mostChosen }: TableShape): Layer[] {
  return moments.map(({ counts, isPublished }, at) => {
    const chosen = counts.slice(0, -1)
    const all = chosen.reduce((sum, count) => sum + count, 0)
    const answered = counts.at(-1) ?? 0
    const change = changeOf(moments, at)
    const allCame = chosen.reduce((sum, _, cell) => sum + change(cell), 0)
    const answeredCame = change(counts.length - 1)
    const cells = chosen.map((count, cell) => ({
      isPublished: isPublished[cell] ?? false,
      isProtected: true,
      room: { up: atLeastZero(answered - count), down: count },
      came: { up: atLeastZero(answeredCame - change(cell)), down: atLeastZero(change(cell)) },
    }))
    const unused = {
      isPublished: false,
      isProtected: false,
      room: { up: atLeastZero(all - answered), down: atLeastZero(mostChosen * answered - all) },
      came: { up: atLeastZero(allCame - answeredCame), down: atLeastZero(mostChosen * answeredCame - allCame) },
    }
    return { cells: [...cells, unused] }
  })
}

/** What comes between two moments spreads over the cells, and each cell carries what it has to the next moment. */
function figuresOf(layers: readonly Layer[], prices: readonly number[]): Figure[] {
  const width = layers[0]?.cells.length ?? 0
  const place = (at: number, cell: number) => layers.length + 1 + at * width + cell
  const end = 0
  return layers.flatMap(({ cells }, at) => {
    const isLast = at === layers.length - 1
    const came = cells.map(({ came, isPublished, isProtected }, cell) => ({
      ...came,
      from: 1 + at,
      to: place(at, cell),
      isShown: false,
      price: null,
      isProtected: isProtected && !(isPublished && (at === 0 || layers[at - 1]?.cells[cell]?.isPublished === true)),
    }))
    const counts = cells.map(({ room, isPublished, isProtected }, cell) => ({
      ...room,
      from: place(at, cell),
      to: isLast ? end : place(at + 1, cell),
      isShown: isPublished,
      price: isLast && isPublished ? (prices[cell] ?? 0) : null,
      isProtected,
    }))
    return [...came, ...counts]
  })
}
