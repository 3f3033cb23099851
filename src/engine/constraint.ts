import { toBoolean } from './expression/value.ts'
import type { FormNode } from './form-node.ts'
import type { Violation } from './types.ts'

/**
 * At most one violation per question, and none while it is not relevant:
 *
 * | entered | understood | required | constraint | violation  |
 * |---------|------------|----------|------------|------------|
 * | nothing | -          | true     | -          | required   |
 * | text    | no         | -        | -          | type       |
 * | text    | yes        | -        | false      | constraint |
 *
 * @source https://getodk.github.io/xforms-spec/#bind-attributes
 */
export function violationOf(node: FormNode): Violation | null {
  if (!node.relevant || node.item.isWithoutAnswer || node.item.isUnsupported) return null
  if (!node.isUnderstood) return 'type'
  if (node.value === '') return node.required ? 'required' : null
  const { constraint } = node.item.expressions
  return !constraint || toBoolean(constraint.evaluate(node.scope)) ? null : 'constraint'
}

/** What its expression says, also while it is not relevant; then nobody is asked for anything. */
export function isRequired(node: FormNode): boolean {
  const { required } = node.item.expressions
  return required !== undefined && !node.item.isWithoutAnswer && toBoolean(required.evaluate(node.scope))
}

export function isReadonly(node: FormNode): boolean {
  if (node.item.isWithoutAnswer || node.item.source.type === 'calculate') return true
  for (let above: FormNode | undefined = node; above; above = above.owner) {
    const { readonly } = above.item.expressions
    if (readonly && toBoolean(readonly.evaluate(above.scope))) return true
  }
  return false
}
