import { createHeap } from './heap.ts'

/**
 * A published figure between two places of a network, in which what flows into a place flows out of it: cells of a table
 * between their row and their column, or counts from one moment to the next. How far a figure that is not shown may lie
 * from the truth, for all that an outsider can tell, is how much flow can go around a circle through it.
 * @source M. Fischetti, J. J. Salazar-González: Models and algorithms for optimizing cell suppression in tabular data with
 *         linear constraints (2000); A. Hundepool et al.: Statistical Disclosure Control (2012), 4.4
 */
export interface Figure {
  readonly from: number
  readonly to: number
  /** How much more, and how much less, it could be where nobody is told what it is. */
  readonly up: number
  readonly down: number
  readonly isShown: boolean
  /** What hiding it costs the reader; null where it cannot be hidden any more. */
  readonly price: number | null
  /** Whether it has to stay uncertain as long as it is not shown. */
  readonly isProtected: boolean
}

/**
 * Hides further figures until each protected one that is not shown could have at least `values` values: complementary
 * suppression, the cheapest circle first.
 * @returns places of the figures to hide besides those that are not shown already; null when no hiding is enough
 */
export function hideUntilUncertain(figures: readonly Figure[], values: number): ReadonlySet<number> | null {
  const network = createNetwork(figures)
  const hidden = new Set<number>()
  const waiting = figures.flatMap(({ isShown, isProtected }, at) => (!isShown && isProtected ? [at] : []))
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    while (network.roomOf(at, values - 1) < values - 1) {
      const more = network.cheapestCircle(at, values - 1)
      if (!more) return null
      for (const other of more) {
        network.hide(other)
        hidden.add(other)
        if (figures[other]?.isProtected) waiting.push(other)
      }
    }
  return hidden
}

interface Step {
  readonly arc: number
  readonly isUp: boolean
}

function createNetwork(figures: readonly Figure[]) {
  const places = 1 + figures.reduce((most, { from, to }) => Math.max(most, from, to), 0)
  const up = Float64Array.from(figures, (figure) => (figure.isShown ? 0 : figure.up))
  const down = Float64Array.from(figures, (figure) => (figure.isShown ? 0 : figure.down))
  const isHidden = figures.map(({ isShown }) => !isShown)
  const stepsFrom: Step[][] = Array.from({ length: places }, () => [])
  figures.forEach(({ from, to }, arc) => {
    stepsFrom[from]?.push({ arc, isUp: true })
    stepsFrom[to]?.push({ arc, isUp: false })
  })
  const capacity = ({ arc, isUp }: Step): number => (isUp ? up : down)[arc] ?? 0
  const endOf = ({ arc, isUp }: Step): number => (isUp ? figures[arc]?.to : figures[arc]?.from) ?? 0

  function go({ arc, isUp }: Step, by: number): void {
    up[arc] = (up[arc] ?? 0) + (isUp ? -by : by)
    down[arc] = (down[arc] ?? 0) + (isUp ? by : -by)
  }

  // Marks of the search under way, so that none has to be wiped before the next.
  const seen = new Int32Array(places)
  const queue = new Int32Array(places)
  const came: (Step | undefined)[] = []
  let search = 0

  /** The way with the fewest steps along which something can still go. */
  function shortestWay(from: number, to: number, without: number): Step[] | null {
    search += 1
    seen[from] = search
    queue[0] = from
    for (let head = 0, tail = 1; head < tail; head += 1)
      for (const step of stepsFrom[queue[head] ?? 0] ?? []) {
        const end = endOf(step)
        if (step.arc === without || seen[end] === search || capacity(step) === 0) continue
        came[end] = step
        if (end === to) return wayBack(from, to)
        seen[end] = search
        queue[tail] = end
        tail += 1
      }
    return null
  }

  /**
   * The way for which the least has to be hidden.
   * @source E. W. Dijkstra: A note on two problems in connexion with graphs (1959)
   */
  function cheapestWay(from: number, to: number, without: number): Step[] | null {
    const cost = new Float64Array(places).fill(Infinity)
    const heap = createHeap()
    cost[from] = 0
    heap.push(from, 0)
    for (let next = heap.pop(); next; next = heap.pop()) {
      if (next.item === to) return wayBack(from, to)
      if (next.price > (cost[next.item] ?? 0)) continue
      for (const step of stepsFrom[next.item] ?? []) {
        const price = step.arc === without ? null : priceOf(step)
        const end = endOf(step)
        const sum = next.price + (price ?? Infinity)
        if (sum >= (cost[end] ?? 0)) continue
        cost[end] = sum
        came[end] = step
        heap.push(end, sum)
      }
    }
    return null
  }

  function wayBack(from: number, to: number): Step[] {
    const way: Step[] = []
    for (let place = to; place !== from; ) {
      const step = came[place]
      if (!step) break
      way.push(step)
      place = endOf({ arc: step.arc, isUp: !step.isUp })
    }
    return way
  }

  /** Sends up to `most` from one end of a figure to its other without using it. @returns how much went, and what takes it back */
  function send(step: Step, most: number): { readonly sent: number; readonly back: () => void } {
    const begin = endOf(step)
    const end = endOf({ arc: step.arc, isUp: !step.isUp })
    const gone: (readonly [Step, number])[] = []
    const limit = Math.min(most, capacity(step))
    let sent = 0
    while (sent < limit) {
      const way = shortestWay(begin, end, step.arc)
      if (!way) break
      const by = Math.min(limit - sent, ...way.map(capacity))
      for (const one of way) {
        go(one, by)
        gone.push([one, by])
      }
      sent += by
    }
    const back = () => {
      for (const [one, by] of gone) go(one, -by)
    }
    return { sent, back }
  }

  return {
    /** By how much the figure can be more and less, together; no more than `most` is looked for. */
    roomOf(arc: number, most: number): number {
      const more = send({ arc, isUp: true }, most)
      more.back()
      if (more.sent >= most) return more.sent
      const less = send({ arc, isUp: false }, most - more.sent)
      less.back()
      return more.sent + less.sent
    },

    /** The figures to hide so that the figure gets more room; null when there are none. */
    cheapestCircle(arc: number, most: number): readonly number[] | null {
      for (const isUp of [true, false]) {
        const step = { arc, isUp }
        if (capacity(step) === 0) continue
        const { sent, back } = send(step, most)
        const way = sent < capacity(step) ? cheapestWay(endOf(step), endOf({ arc, isUp: !isUp }), arc) : null
        back()
        if (way) return way.flatMap((one) => (isHidden[one.arc] ? [] : [one.arc]))
      }
      return null
    },

    hide(arc: number): void {
      isHidden[arc] = true
      up[arc] = figures[arc]?.up ?? 0
      down[arc] = figures[arc]?.down ?? 0
    },
  }

  function priceOf(step: Step): number | null {
    if (isHidden[step.arc]) return capacity(step) > 0 ? 0 : null
    const figure = figures[step.arc]
    if (!figure || figure.price === null) return null
    return (step.isUp ? figure.up : figure.down) > 0 ? figure.price + 1 : null
  }
}
