import { DateValue } from './date-value.ts'
import { isNodeSet, textNumber, toBoolean, toNumber, toText, type Value, type Zoned } from './value.ts'

/**
 * `=` and `!=`. A node-set matches when any of its nodes does, so an empty one never does, not even by `!=`.
 * @source https://www.w3.org/TR/1999/REC-xpath-19991116/#booleans
 */
export function isEqual(left: Value, right: Value, wanted: boolean, zoned: Zoned): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return (toBoolean(left) === toBoolean(right)) === wanted
  if (isNodeSet(left)) return left.some((node) => isEqual(node.value, right, wanted, zoned))
  if (isNodeSet(right)) return right.some((node) => isEqual(left, node.value, wanted, zoned))
  const asNumbers = isNumeric(left) || isNumeric(right)
  return (asNumbers ? toNumber(left, zoned) === toNumber(right, zoned) : toText(left) === toText(right)) === wanted
}

/** `<`, `<=`, `>` and `>=`: always by number, and dates are numbers of days. */
export function isOrdered(
  left: Value,
  right: Value,
  inOrder: (a: number, b: number) => boolean,
  zoned: Zoned,
): boolean {
  if (isNodeSet(left) && typeof right !== 'boolean') {
    return left.some((node) => isOrdered(textNumber(node.value, zoned), right, inOrder, zoned))
  }
  if (isNodeSet(right) && typeof left !== 'boolean') {
    return right.some((node) => isOrdered(left, textNumber(node.value, zoned), inOrder, zoned))
  }
  return inOrder(side(left, zoned), side(right, zoned))
}

function side(value: Value, zoned: Zoned): number {
  return isNodeSet(value) ? Number(toBoolean(value)) : toNumber(value, zoned)
}

function isNumeric(value: Value): boolean {
  return typeof value === 'number' || value instanceof DateValue
}
