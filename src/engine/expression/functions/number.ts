import { DayCount, parseDate } from '../date-value.ts'
import type { FunctionDefinition, Scope } from '../scope.ts'
import { isNodeSet, toNumber, toText, type Value } from '../value.ts'
import { type Args, argument, numberOf } from './arguments.ts'

export const numberFunctions: Readonly<Record<string, FunctionDefinition>> = {
  number: [0, 1, ownNumber],
  int: [1, 1, (scope, args) => Math.trunc(numberOf(scope, args, 0)) + 0],
}

function ownNumber(scope: Scope, args: Args): Value {
  const value = args.length > 0 ? argument(scope, args, 0) : (scope.node?.value ?? '')
  const date =
    typeof value === 'string' || isNodeSet(value) ? parseDate(toText(value).trim(), scope.env.zone) : undefined
  return date ? new DayCount(date.days) : toNumber(value, scope.env)
}
