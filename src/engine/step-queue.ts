import type { Step } from './dependency-order.ts'
import type { FormNode } from './form-node.ts'

interface Waiting {
  readonly step: Step
  readonly nodes: Set<FormNode>
}

/** Steps waiting to be run for some nodes, handed out in the order of evaluation. */
export class StepQueue {
  readonly #waiting = new Map<Step, Waiting>()
  /** A binary heap by rank: what an answer costs must not grow with the form around it. */
  readonly #heap: Waiting[] = []

  add(step: Step, node: FormNode): void {
    const known = this.#waiting.get(step)
    if (known) {
      known.nodes.add(node)
      return
    }
    const added = { step, nodes: new Set([node]) }
    this.#waiting.set(step, added)
    let index = this.#heap.push(added) - 1
    for (let above = (index - 1) >> 1; index > 0 && this.#rank(above) > step.rank; above = (index - 1) >> 1) {
      this.#swap(index, above)
      index = above
    }
  }

  /** The first step that is waiting, with the nodes to run it for. */
  take(): Waiting | undefined {
    const [first] = this.#heap
    if (!first) return undefined
    this.#swap(0, this.#heap.length - 1)
    this.#heap.pop()
    this.#waiting.delete(first.step)
    for (
      let index = 0, below = this.#lesser(1);
      this.#rank(below) < this.#rank(index);
      below = this.#lesser(2 * index + 1)
    ) {
      this.#swap(index, below)
      index = below
    }
    return first
  }

  /** Of two neighbours in the heap the one that comes first. */
  #lesser(index: number): number {
    return this.#rank(index + 1) < this.#rank(index) ? index + 1 : index
  }

  #rank(index: number): number {
    return this.#heap[index]?.step.rank ?? Number.POSITIVE_INFINITY
  }

  #swap(first: number, second: number): void {
    // Both indexes are within the heap
    ;[this.#heap[first], this.#heap[second]] = [this.#heap[second]!, this.#heap[first]!]
  }
}
