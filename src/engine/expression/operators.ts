import { isEqual, isOrdered } from './compare.ts'
import type { BinaryOperator } from './parse.ts'
import type { Evaluate } from './scope.ts'
import { isNodeSet, type NodeSet, toBoolean, toNumber, type Value } from './value.ts'

/** Bad operands give NaN or false, as everywhere; `and` and `or` leave the right side alone when the left decides. */
export function binary(operator: BinaryOperator, left: Evaluate, right: Evaluate): Evaluate {
  if (operator === 'or') return (scope) => toBoolean(left(scope)) || toBoolean(right(scope))
  if (operator === 'and') return (scope) => toBoolean(left(scope)) && toBoolean(right(scope))
  if (operator === '=' || operator === '!=') {
    return (scope) => isEqual(left(scope), right(scope), operator === '=', scope.env)
  }
  if (operator === '|') return (scope) => [...new Set([...nodesOf(left(scope)), ...nodesOf(right(scope))])]
  const inOrder = order[operator]
  if (inOrder) return (scope) => isOrdered(left(scope), right(scope), inOrder, scope.env)
  const calculate = arithmetic[operator]
  return (scope) => calculate?.(toNumber(left(scope), scope.env), toNumber(right(scope), scope.env)) ?? Number.NaN
}

function nodesOf(value: Value): NodeSet {
  return isNodeSet(value) ? value : []
}

const order: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  div: (a, b) => a / b,
  mod: (a, b) => a % b,
}
