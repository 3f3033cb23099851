import type { Step } from './dependency-order.ts'
import type { FormNode } from './form-node.ts'

/** Steps waiting to be run for some nodes, handed out in the order of evaluation: a binary heap of ranks. */
export class StepQueue {
  readonly #heap: Step[] = []
  readonly #nodes = new Map<Step, Set<FormNode>>()

  add(step: Step, node: FormNode): void {
    const nodes = this.#nodes.get(step)
    if (nodes) {
      nodes.add(node)
      return
    }
    this.#nodes.set(step, new Set([node]))
    this.#heap.push(step)
    this.#up(this.#heap.length - 1)
  }

  take(): [Step, ReadonlySet<FormNode>] | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (!first || !last) return undefined
    if (first !== last) {
      this.#heap[0] = last
      this.#down(0)
    }
    const nodes = this.#nodes.get(first) ?? new Set()
    this.#nodes.delete(first)
    return [first, nodes]
  }

  #rank(index: number): number {
    return this.#heap[index]?.rank ?? Number.POSITIVE_INFINITY
  }

  #swap(first: number, second: number): void {
    const [a, b] = [this.#heap[first], this.#heap[second]]
    if (a && b) [this.#heap[first], this.#heap[second]] = [b, a]
  }

  #up(from: number): void {
    let index = from
    while (index > 0) {
      const above = (index - 1) >> 1
      if (this.#rank(above) <= this.#rank(index)) return
      this.#swap(above, index)
      index = above
    }
  }

  #down(from: number): void {
    let index = from
    for (;;) {
      const left = index * 2 + 1
      const smaller = this.#rank(left + 1) < this.#rank(left) ? left + 1 : left
      if (this.#rank(smaller) >= this.#rank(index)) return
      this.#swap(smaller, index)
      index = smaller
    }
  }
}
