import type { FunctionDefinition, Scope } from '../scope.ts'
import { isNodeSet, type NodeSet } from '../value.ts'
import { type Args, argument } from './arguments.ts'

export const nodeSetFunctions: Readonly<Record<string, FunctionDefinition>> = {
  count: [1, 1, (scope, args) => nodes(scope, args).length],
  position: [
    0,
    1,
    (scope, args) => (args.length === 0 ? scope.position : (nodes(scope, args)[0]?.position ?? Number.NaN)),
  ],
  current: [0, 0, (scope) => (scope.current ? [scope.current] : [])],
}

export function nodes(scope: Scope, args: Args): NodeSet {
  const value = argument(scope, args, 0)
  return isNodeSet(value) ? value : []
}
