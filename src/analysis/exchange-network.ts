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

  /**
   * The way from one place to another that costs least.
   * @param priceOf of a step; null for one that cannot be taken
   */
  function cheapestWay(from: number, to: number, priceOf: (step: Step) => number | null): Step[] | null {
    const cost = new Float64Array(places).fill(Infinity)
    const came: (Step | undefined)[] = []
    const queue = [from]
    cost[from] = 0
    for (let place = queue.shift(); place !== undefined; place = queue.shift())
      for (const step of stepsFrom[place] ?? []) {
        const price = priceOf(step)
        const end = endOf(step)
        const sum = (cost[place] ?? 0) + (price ?? Infinity)
        if (sum >= (cost[end] ?? 0)) continue
        cost[end] = sum
        came[end] = step
        queue.push(end)
      }
    if (cost[to] === Infinity) return null
    const way: Step[] = []
    for (let place = to; place !== from; ) {
      const step = came[place]
      if (!step) return null
      way.unshift(step)
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
      const way = cheapestWay(begin, end, (one) => (one.arc !== step.arc && capacity(one) > 0 ? 0 : null))
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
        const way =
          sent < capacity(step)
            ? cheapestWay(endOf(step), endOf({ arc, isUp: !isUp }), (one) => (one.arc === arc ? null : priceOf(one)))
            : null
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
