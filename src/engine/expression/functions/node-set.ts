import { shuffle } from '../../shuffle.ts'
import type { FunctionDefinition, Scope } from '../scope.ts'
import { isNodeSet, type NodeSet } from '../value.ts'
import { type Args, argument, numberOf } from './arguments.ts'

export const nodeSetFunctions: Readonly<Record<string, FunctionDefinition>> = {
  count: { min: 1, max: 1, call: (scope, args) => nodes(scope, args).length },
  'count-non-empty': {
    min: 1,
    max: 1,
    call: (scope, args) => nodes(scope, args).filter(({ value }) => value !== '').length,
  },
  position: {
    min: 0,
    max: 1,
    call: (scope, args) => (args.length === 0 ? scope.position : (nodes(scope, args)[0]?.position ?? Number.NaN)),
  },
  last: { min: 0, max: 0, call: (scope) => scope.size },
  current: { min: 0, max: 0, call: (scope) => (scope.current ? [scope.current] : []) },
  randomize: {
    min: 1,
    max: 2,
    call: (scope, args) =>
      shuffle(nodes(scope, args), args.length > 1 ? numberOf(scope, args, 1) : scope.env.random() * 2 ** 31),
  },
}

function nodes(scope: Scope, args: Args): NodeSet {
  const value = argument(scope, args, 0)
  return isNodeSet(value) ? value : []
}
