import type { FunctionDefinition, Scope } from '../scope.ts'
import { isNodeSet, toBoolean, toText, type Value } from '../value.ts'
import { type Args, argument, numberOf } from './arguments.ts'

const unbounded = Number.POSITIVE_INFINITY

export const controlFunctions: Readonly<Record<string, FunctionDefinition>> = {
  true: [0, 0, () => true],
  false: [0, 0, () => false],
  boolean: [1, 1, (scope, args) => toBoolean(argument(scope, args, 0))],
  not: [1, 1, (scope, args) => !toBoolean(argument(scope, args, 0))],
  if: [3, 3, (scope, args) => argument(scope, args, toBoolean(argument(scope, args, 0)) ? 1 : 2)],
  coalesce: [2, 2, coalesce],
  once: [1, 1, (scope, args) => scope.current?.entered || argument(scope, args, 0)],
  checklist: [2, unbounded, checklist],
}

function coalesce(scope: Scope, args: Args): Value {
  const first = argument(scope, args, 0)
  return toText(first) === '' ? argument(scope, args, 1) : first
}

function checklist(scope: Scope, args: Args): boolean {
  const ticked = args
    .slice(2)
    .flatMap((arg) => truths(arg(scope)))
    .filter(Boolean).length
  return isWithin(ticked, scope, args)
}

export function truths(value: Value): boolean[] {
  return isNodeSet(value) ? value.map((node) => isTicked(node.value)) : [toBoolean(value)]
}

/** Here, unlike in boolean(), a question counts by what stands in it: an unanswered one or a 0 is not ticked. */
function isTicked(text: string): boolean {
  return text !== '' && Number(text) !== 0
}

/** -1 stands for no bound. */
export function isWithin(count: number, scope: Scope, args: Args): boolean {
  const min = numberOf(scope, args, 0)
  const max = numberOf(scope, args, 1)
  return (min === -1 || count >= min) && (max === -1 || count <= max)
}
