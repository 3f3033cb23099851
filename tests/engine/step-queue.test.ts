import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Step } from '../../src/engine/dependency-order.ts'
import type { FormNode } from '../../src/engine/form-node.ts'
import { StepQueue } from '../../src/engine/step-queue.ts'

// As many as on three levels of bits and some on a fourth; the queue looks at nothing but their ranks.
const steps = Array.from({ length: 40_000 }, (_, rank) => ({ rank }) as Step)
const [first, second] = [{}, {}] as [FormNode, FormNode] // and at nodes only by identity

it('hands out each step once, in the order of evaluation, also when more come meanwhile', () => {
  const ranks = fc.array(fc.nat({ max: steps.length - 1 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(ranks, ranks, (before, added) => {
      const queue = new StepQueue(steps)
      const add = (rank: number) => queue.add(steps[rank] as Step, first)
      before.forEach(add)
      const taken = queue.take()?.step.rank ?? 0
      const meanwhile = added.filter((rank) => rank > taken)
      meanwhile.forEach(add)
      const rest: number[] = []
      for (let next = queue.take(); next; next = queue.take()) rest.push(next.step.rank)
      expect([taken, ...rest]).toEqual(inOrder([...before, ...meanwhile]))
      expect(queue.take()).toBeUndefined()
    }),
  )
})

it('keeps the nodes of a step together', () => {
  const queue = new StepQueue(steps)
  for (const node of [first, second, first]) queue.add(steps[39_999] as Step, node)
  expect([...(queue.take()?.nodes ?? [])]).toEqual([first, second])
})

function inOrder(ranks: readonly number[]): number[] {
  return [...new Set(ranks)].sort((a, b) => a - b)
}
