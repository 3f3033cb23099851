import type { FunctionDefinition, Scope } from '../scope.ts'
import { toNumber } from '../value.ts'
import { type Args, argument, numberOf, numbersFrom } from './arguments.ts'

const one = (calculate: (value: number) => number): FunctionDefinition => [
  1,
  1,
  (scope, args) => calculate(numberOf(scope, args, 0)),
]

const two = (calculate: (first: number, second: number) => number): FunctionDefinition => [
  2,
  2,
  (scope, args) => calculate(numberOf(scope, args, 0), numberOf(scope, args, 1)),
]

export const mathematicalFunctions: Readonly<Record<string, FunctionDefinition>> = {
  sum: [1, 1, (scope, args) => numbersFrom(scope, args, 0).reduce((sum, value) => sum + value, 0)],
  round: [1, 2, round],
  min: [1, Number.POSITIVE_INFINITY, (scope, args) => extreme(numbersFrom(scope, args, 0), Math.min)],
  max: [1, Number.POSITIVE_INFINITY, (scope, args) => extreme(numbersFrom(scope, args, 0), Math.max)],
  floor: one(Math.floor),
  ceiling: one(Math.ceil),
  abs: one(Math.abs),
  pow: two((base, exponent) => base ** exponent),
  log: one(Math.log),
  log10: one(Math.log10),
  exp: one(Math.exp),
  exp10: one((exponent) => 10 ** exponent),
  sqrt: one(Math.sqrt),
  sin: one(Math.sin),
  cos: one(Math.cos),
  tan: one(Math.tan),
  asin: one(Math.asin),
  acos: one(Math.acos),
  atan: one(Math.atan),
  atan2: two(Math.atan2),
  pi: [0, 0, () => Math.PI],
  random: [0, 0, (scope) => scope.env.random()],
}

/** Half away from zero, as ODK has it and unlike XPath; by decimal shift, because 1.005 * 100 is not 100.5. */
function round(scope: Scope, args: Args): number {
  const value = toNumber(argument(scope, args, 0), scope.env)
  const digits = args.length > 1 ? Math.trunc(numberOf(scope, args, 1)) : 0
  if (!Number.isFinite(value) || Math.abs(digits) > 100) return value
  return Math.sign(value) * shift(Math.round(shift(Math.abs(value), digits)), -digits) + 0
}

function shift(value: number, digits: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e')
  return Number(`${mantissa}e${Number(exponent) + digits}`)
}

function extreme(values: readonly number[], pick: (...values: number[]) => number): number {
  return values.length === 0 ? Number.NaN : values.reduce((first, second) => pick(first, second))
}
