import { shuffle } from '../../shuffle.ts'
import type { Ast } from '../parse.ts'
import type { CompilerTools, EvaluationEnv, FunctionDefinition, Scope } from '../scope.ts'
import type { ExpressionNode, NodeSet } from '../value.ts'
import { type Args, numberOf, textOf } from './arguments.ts'
import { indexedRepeat } from './indexed-repeat.ts'
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
  'jr:choice-name': [2, 2, choiceName, checkQuestion],
  'indexed-repeat': [3, 7, () => '', indexedRepeat],
  instance: [1, 1, (scope, args) => instance(scope.env, textOf(scope, args, 0))],
}

/** The words of one choice of a question; "" for what is none of its choices. */
function choiceName(scope: Scope, args: Args): string {
  const { lists } = scope.env
  const value = textOf(scope, args, 0)
  const list = lists.of(quotedName(textOf(scope, args, 1)))
  return list !== undefined && lists.rows(list).some((row) => nameOf(row) === value) ? lists.label(list, value) : ''
}

function checkQuestion([, question]: readonly Ast[], { check }: CompilerTools): undefined {
  if (question?.type === 'string') check(quotedName(question.value), question.at)
}

/** The name inside a string such as `${fruit}` or `/data/fruit`, by which jr:choice-name points at a question. */
function quotedName(text: string): string {
  return /([^\s/${}]+)\s*\}?\s*$/.exec(text)?.[1] ?? ''
}

const known = new WeakMap<EvaluationEnv, Map<string, NodeSet>>()

/** A choice list as the tree that XForms make of it: `instance('list')/root/item`, with the words as `label`. */
function instance(env: EvaluationEnv, list: string): NodeSet {
  const trees = known.get(env) ?? new Map<string, NodeSet>()
  known.set(env, trees)
  const tree = trees.get(list) ?? treeOf(env, list)
  trees.set(list, tree)
  return tree
}

function treeOf({ lists }: EvaluationEnv, list: string): NodeSet {
  const rows = lists.rows(list).map((row) => labelled(row, () => lists.label(list, nameOf(row))))
  return rows.length === 0 ? [] : [above('', 'root', [above('root', 'item', rows)])]
}

/** The words may change with the language while the form is open, so they are asked for each time. */
function labelled(row: ExpressionNode, label: () => string): ExpressionNode {
  const words = Object.defineProperty(above('label', '', []), 'value', { get: label })
  return { ...row, childrenNamed: (name) => (name === 'label' ? [words] : row.childrenNamed(name)) }
}

function nameOf(row: ExpressionNode): string {
  return row.childrenNamed('name')[0]?.value ?? ''
}

function above(name: string, child: string, children: NodeSet): ExpressionNode {
  const childrenNamed = (wanted: string) => (wanted === child ? children : [])
  return { name, value: '', position: 1, parent: undefined, childrenNamed }
}
