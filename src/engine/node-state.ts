import type { FormNode } from './form-node.ts'
import type { NodeState } from './types.ts'

/** What the outside may know of a node, as a value that never changes. */
export function stateOf(node: FormNode): NodeState {
  const { item, path, name, value, entered, relevant, required, readonly, violation } = node
  const kind = node.isInstance ? 'repeat-instance' : node.isRepeat ? 'repeat' : item.question ? 'question' : 'group'
  const state: { -readonly [field in keyof NodeState]: NodeState[field] } = {
    path,
    name,
    kind,
    source: item.source,
    value,
    entered,
    relevant,
    required,
    readonly,
    violation,
  }
  if (node.choices) state.choices = node.choices
  if (node.isInstance) state.position = node.position
  if (node.isRepeat) {
    state.count = node.children.length
    state.max = item.maxInstances
  }
  return state
}

export function isSameState(first: NodeState, second: NodeState): boolean {
  const keys = Object.keys(second) as (keyof NodeState)[] // stateOf alone builds these objects
  return keys.length === Object.keys(first).length && keys.every((key) => first[key] === second[key])
}
