import { DayCount, parseDate } from '../date-value.ts'
import type { FunctionDefinition, Scope } from '../scope.ts'
import { isNodeSet, toNumber, toText, type Value } from '../value.ts'
import { type Args, argument, numberOf, numbersFrom } from './arguments.ts'

const unbounded = Number.POSITIVE_INFINITY

export const numberFunctions: Readonly<Record<string, FunctionDefinition>> = {
  number: [0, 1, ownNumber],
  int: [1, 1, (scope, args) => Math.trunc(numberOf(scope, args, 0)) + 0],
  round: [1, 2, round],
  min: [1, unbounded, (scope, args) => extreme(numbersFrom(scope, args, 0), Math.min)],
  max: [1, unbounded, (scope, args) => extreme(numbersFrom(scope, args, 0), Math.max)],
  sum: [1, 1, (scope, args) => numbersFrom(scope, args, 0).reduce((sum, value) => sum + value, 0)],
}

function ownNumber(scope: Scope, args: Args): Value {
  const value = args.length > 0 ? argument(scope, args, 0) : (scope.node?.value ?? '')
  const date =
    typeof value === 'string' || isNodeSet(value) ? parseDate(toText(value).trim(), scope.env.zone) : undefined
  return date ? new DayCount(date.days) : toNumber(value, scope.env)
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
