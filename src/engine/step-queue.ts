import type { Step } from './dependency-order.ts'
import type { FormNode } from './form-node.ts'

/** Steps waiting to be run for some nodes, handed out in the order of evaluation. */
export class StepQueue {
  readonly #steps: readonly Step[]
  /** By rank of the step. */
  readonly #waiting = new Map<number, Set<FormNode>>()
  /**
   * A bit for each rank, and above every 32 bits one that says whether any of them is set; four such levels are enough
   * for a million steps. What an answer costs must not grow with the form around it.
   */
  readonly #levels: readonly Uint32Array[]

  /** @param steps by rank */
  constructor(steps: readonly Step[]) {
    this.#steps = steps
    this.#levels = [5, 10, 15, 20].map((bits) => new Uint32Array((steps.length >> bits) + 1))
  }

  add({ rank }: Step, node: FormNode): void {
    const known = this.#waiting.get(rank)
    if (known) {
      known.add(node)
      return
    }
    this.#waiting.set(rank, new Set([node]))
    let bit = rank
    for (const words of this.#levels) {
      const before = words[bit >> 5]
      words[bit >> 5]! |= 1 << bit // a rank is the index of a step, for which there is room on each level
      if (before) break
      bit >>= 5
    }
  }

  /** The first step that is waiting, with the nodes to run it for. */
  take(): { step: Step; nodes: Iterable<FormNode> } | undefined {
    let rank = 0
    for (let level = 3; level >= 0; level -= 1) {
      const word = this.#levels[level]?.[rank] ?? 0
      rank = rank * 32 + 31 - Math.clz32(word & -word)
    }
    const step = this.#steps[rank]
    const nodes = this.#waiting.get(rank)
    if (!step || !nodes) return undefined
    this.#waiting.delete(rank)
    let bit = rank
    for (const words of this.#levels) {
      words[bit >> 5]! &= ~(1 << bit) // as above
      if (words[bit >> 5]) break
      bit >>= 5
    }
    return { step, nodes }
  }
}
