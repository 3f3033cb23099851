import type { Step } from './parse.ts'
import type { Evaluate, Scope } from './scope.ts'
import { type ExpressionNode, type NodeSet, toBoolean } from './value.ts'

export function asSet(node: ExpressionNode | undefined): NodeSet {
  return node ? [node] : []
}

/** One step of a path, from every node reached so far; each node is reached once. */
export function walk(step: Step, nodes: NodeSet, predicates: readonly Evaluate[], scope: Scope): NodeSet {
  if (step.axis === 'filter') return filter(nodes, predicates, scope)
  const found = new Set<ExpressionNode>()
  for (const node of nodes) {
    for (const next of filter(candidates(step, node, scope), predicates, scope)) found.add(next)
  }
  return [...found]
}

function candidates({ axis, name }: Step, node: ExpressionNode, scope: Scope): NodeSet {
  if (axis === 'self') return [node]
  if (axis === 'parent') return asSet(node.parent)
  const children = node.childrenNamed(name)
  // XForms put the form's own name first, as in /data/age; here the root has none, so that step stays where it is.
  return children.length === 0 && node === scope.env.root ? [node] : children
}

function filter(nodes: NodeSet, predicates: readonly Evaluate[], scope: Scope): NodeSet {
  let left = nodes
  for (const predicate of predicates) {
    const size = left.length
    left = left.filter((node, index) => {
      const value = predicate({ ...scope, node, position: index + 1, size })
      return typeof value === 'number' ? value === index + 1 : toBoolean(value)
    })
  }
  return left
}
