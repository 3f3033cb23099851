import type { Evaluate, Scope } from '../scope.ts'
import { allTexts, isNodeSet, textNumber, toNumber, toText, type Value } from '../value.ts'

export type Args = readonly Evaluate[]

/** The argument at `index`; "" where an optional one is left out. */
export function argument(scope: Scope, args: Args, index: number): Value {
  return args[index]?.(scope) ?? ''
}

export function textOf(scope: Scope, args: Args, index: number): string {
  return toText(argument(scope, args, index))
}

export function numberOf(scope: Scope, args: Args, index: number): number {
  return toNumber(argument(scope, args, index), scope.env)
}

/** Texts of all arguments from `start`, a node-set giving each of its nodes. */
export function textsFrom(scope: Scope, args: Args, start: number): string[] {
  return args.slice(start).flatMap((arg) => allTexts(arg(scope)))
}

export function numbersFrom(scope: Scope, args: Args, start: number): number[] {
  return args.slice(start).flatMap((arg) => numbersOf(arg(scope), scope))
}

export function numbersOf(value: Value, scope: Scope): number[] {
  return isNodeSet(value) ? value.map((node) => textNumber(node.value, scope.env)) : [toNumber(value, scope.env)]
}
