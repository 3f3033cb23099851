import { shuffle } from '../../shuffle.ts'
import type { FunctionDefinition, Scope } from '../scope.ts'
import { isNodeSet, type NodeSet } from '../value.ts'
import { type Args, argument, numberOf } from './arguments.ts'

export const nodeSetFunctions: Readonly<Record<string, FunctionDefinition>> = {
  count: [1, 1, (scope, args) => nodes(scope, args).length],
  'count-non-empty': [1, 1, (scope, args) => nodes(scope, args).filter(({ value }) => value !== '').length],
  position: [
    0,
    1,
    (scope, args) => (args.length === 0 ? scope.position : (nodes(scope, args)[0]?.position ?? Number.NaN)),
  ],
  last: [0, 0, (scope) => scope.size],
  current: [0, 0, (scope) => (scope.current ? [scope.current] : [])],
  randomize: [
    1,
    2,
    (scope, args) =>
      shuffle(nodes(scope, args), args.length > 1 ? numberOf(scope, args, 1) : scope.env.random() * 2 ** 31),
  ],
}

function nodes(scope: Scope, args: Args): NodeSet {
  const value = argument(scope, args, 0)
  return isNodeSet(value) ? value : []
}
