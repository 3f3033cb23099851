import { matches } from '../regex.ts'
import type { FunctionDefinition, Scope } from '../scope.ts'
import { characters } from '../value.ts'
import { type Args, textOf, textsFrom } from './arguments.ts'

const unbounded = Number.POSITIVE_INFINITY

/** @source https://getodk.github.io/xforms-spec/#xpath-functions */
export const textFunctions: Readonly<Record<string, FunctionDefinition>> = {
  string: [0, 1, ownText],
  concat: [0, unbounded, (scope, args) => textsFrom(scope, args, 0).join('')],
  join: [1, unbounded, (scope, args) => textsFrom(scope, args, 1).join(textOf(scope, args, 0))],
  'string-length': [0, 1, (scope, args) => characters(ownText(scope, args)).length],
  contains: [2, 2, (scope, args) => textOf(scope, args, 0).includes(textOf(scope, args, 1))],
  'starts-with': [2, 2, (scope, args) => textOf(scope, args, 0).startsWith(textOf(scope, args, 1))],
  regex: [2, 2, (scope, args) => matches(textOf(scope, args, 0), textOf(scope, args, 1))],
}

export function ownText(scope: Scope, args: Args): string {
  return args.length > 0 ? textOf(scope, args, 0) : (scope.node?.value ?? '')
}
