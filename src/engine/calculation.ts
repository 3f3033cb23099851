import { DateValue } from './expression/date-value.ts'
import { toText, type Value } from './expression/value.ts'
import type { FormNode } from './form-node.ts'

/** What a `calculation` or a dynamic `default` puts into its question. */
export function calculated(node: FormNode, column: 'calculation' | 'default'): string {
  const value = node.item.expressions[column]?.evaluate(node.scope) ?? ''
  return asEntered(value, node.item.source.type)
}

/** True for a calculation that is nothing but its outcome: nobody changed it, and it need not remember. */
export function isRecomputed({ item, isEdited }: FormNode): boolean {
  const { calculation, trigger } = item.expressions
  return calculation !== undefined && !trigger && !isEdited && !calculation.calls.includes('once')
}

function asEntered(value: Value, type: string): string {
  // `date()` of nonsense is a text to expressions, but it is no answer.
  if (value instanceof DateValue && Number.isNaN(value.days)) return ''
  if (type === 'integer' && typeof value === 'number') return toText(Math.trunc(value))
  return type === 'date' ? toText(value).slice(0, 10) : toText(value)
}
