import { toNumber } from './expression/value.ts'
import type { FormNode } from './form-node.ts'

/**
 * How many instances a repeat has now. Without `repeat_count` a person decides, starting from one.
 * A count that becomes blank leaves the instances alone, since it is mostly about to be typed anew; a lower one takes the last away.
 */
export function instanceCount(repeat: FormNode): number {
  const { expressions, maxInstances } = repeat.item
  if (!expressions.repeat_count) return Math.min(repeat.children.length, maxInstances)
  const count = toNumber(expressions.repeat_count.evaluate(repeat.scope), repeat.env)
  return Number.isNaN(count) ? repeat.children.length : Math.min(Math.max(Math.trunc(count), 0), maxInstances)
}

export function initialCount(repeat: FormNode): number {
  const { expressions, minInstances, maxInstances } = repeat.item
  return expressions.repeat_count ? 0 : Math.min(Math.max(minInstances, 1), maxInstances)
}

export function canAdd({ item, children }: FormNode): boolean {
  return !item.expressions.repeat_count && children.length < item.maxInstances
}

export function canRemove({ item, children }: FormNode): boolean {
  return !item.expressions.repeat_count && children.length > item.minInstances
}

/** Under `repeat_count` an instance mostly stands for something that is listed elsewhere, in an order of its own. */
export function canReorder({ item }: FormNode): boolean {
  return !item.expressions.repeat_count
}
