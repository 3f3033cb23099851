import { shuffle } from '../../shuffle.ts'
import type { FunctionDefinition } from '../scope.ts'
import type { ExpressionNode, NodeSet } from '../value.ts'
import { numberOf, textOf } from './arguments.ts'
import { nodes } from './node-set.ts'

export const listFunctions: Readonly<Record<string, FunctionDefinition>> = {
  'count-non-empty': [1, 1, (scope, args) => nodes(scope, args).filter(({ value }) => value !== '').length],
  last: [0, 0, (scope) => scope.size],
  randomize: [
    1,
    2,
    (scope, args) =>
      shuffle(nodes(scope, args), args.length > 1 ? numberOf(scope, args, 1) : scope.env.random() * 2 ** 31),
  ],
  instance: [1, 1, (scope, args) => instance(scope.env.rowsOf(textOf(scope, args, 0)))],
}

/** A choice list as the tree that XForms make of it: `instance('list')/root/item`. */
function instance(rows: NodeSet): NodeSet {
  return rows.length === 0 ? [] : [above('', 'root', [above('root', 'item', rows)])]
}

function above(name: string, child: string, children: NodeSet): ExpressionNode {
  const childrenNamed = (wanted: string) => (wanted === child ? children : [])
  return { name, value: '', position: 1, parent: undefined, childrenNamed }
}
