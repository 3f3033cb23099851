import type { Choice } from '../contract/definition.ts'
import type { EvaluationEnv, Scope } from './expression/scope.ts'
import type { ExpressionNode, NodeSet } from './expression/value.ts'
import type { FormItem } from './form-item.ts'
import type { NodeState, Violation } from './types.ts'

const none: NodeSet = []
const noChildren: FormNode[] = []

/** One node of one person's form: the living counterpart of a `FormItem`. A repeat is one node and each of its instances another. */
export class FormNode implements ExpressionNode {
  readonly item: FormItem
  /** The node directly above; of a repeat instance that is the repeat. */
  readonly owner: FormNode | undefined
  readonly isInstance: boolean
  readonly children: FormNode[]
  readonly env: EvaluationEnv
  /** What the outside knows of it; undefined until it has been told. */
  state: NodeState | undefined
  path = ''
  position = 1
  entered = ''
  value = ''
  /** False when something was entered that is no answer to this question. */
  isUnderstood = true
  /** True until a dynamic default has had its turn. */
  awaitsDefault = true
  /** True until a calculation or a trigger has had its first turn. */
  isStarting = true
  /** True once a person has changed what a calculation had put here, until it calculates again. */
  isEdited = false
  relevant = false
  required = false
  readonly = false
  violation: Violation | null = null
  choices: readonly Choice[] | undefined

  constructor(item: FormItem, owner: FormNode | undefined, env: EvaluationEnv) {
    this.item = item
    this.owner = owner
    this.isInstance = item.isRepeat && owner?.item === item
    this.choices = item.choices
    this.children = item.question ? noChildren : []
    this.env = env
  }

  /** Made when it is asked for: most questions have no expression to evaluate. */
  get scope(): Scope {
    return { node: this, current: this, position: 1, size: 1, env: this.env }
  }

  get name(): string {
    return this.item.name
  }

  get isRepeat(): boolean {
    return this.item.isRepeat && !this.isInstance
  }

  /** What `..` means: a question in a repeat stands in an instance, and the instance where the repeat stands. */
  get parent(): FormNode | undefined {
    return this.owner?.isRepeat ? this.owner.owner : this.owner
  }

  childrenNamed(name: string): NodeSet {
    const item = this.item.child(name)
    const child = item && this.children[item.index]
    return child ? child.asNodeSet() : none
  }

  /** A repeat stands for its instances, and while it is not relevant for none. */
  asNodeSet(): NodeSet {
    if (!this.isRepeat) return [this]
    return this.relevant ? this.children : none
  }
}

/**
 * All nodes of an item that share with `from` the innermost repeat instance that both are in:
 * one where both stand in the same instance, those of all instances where `from` stands outside.
 * @param onlyRelevant leaves out what is in repeats that are not relevant, as expressions see it
 */
export function nodesOf(item: FormItem, from: FormNode, onlyRelevant: boolean): FormNode[] {
  let start: FormNode = from
  while (start.owner && !(start.isInstance && item.isInside(start.item))) start = start.owner
  const path: FormItem[] = []
  for (let above: FormItem | undefined = item; above && above !== start.item; above = above.parent) path.push(above)
  let nodes = [start]
  for (let step = path.pop(); step; step = path.pop()) {
    const { index } = step
    nodes = nodes.flatMap((node) => node.children[index] ?? [])
    if (step.isRepeat && path.length > 0) {
      nodes = nodes.flatMap((repeat) => (onlyRelevant && !repeat.relevant ? [] : repeat.children))
    }
  }
  return nodes
}
