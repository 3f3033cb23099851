import type { Step } from './dependency-order.ts'
import type { FormNode } from './form-node.ts'

/** Steps waiting to be run for some nodes, handed out in the order of evaluation. */
export class StepQueue {
  // By rank, and ranks are few thousands at most: walking over the empty ones costs less than keeping a heap.
  readonly #waiting: (Map<FormNode, Step> | undefined)[] = []
  #first = 0

  add(step: Step, node: FormNode): void {
    const nodes = this.#waiting[step.rank] ?? new Map<FormNode, Step>()
    this.#waiting[step.rank] = nodes.set(node, step)
    this.#first = Math.min(this.#first, step.rank)
  }

  /** The nodes of the first step that is waiting, each with the step to run. */
  take(): ReadonlyMap<FormNode, Step> | undefined {
    while (this.#first < this.#waiting.length) {
      const nodes = this.#waiting[this.#first]
      this.#waiting[this.#first] = undefined
      this.#first += 1
      if (nodes) return nodes
    }
    return undefined
  }
}
