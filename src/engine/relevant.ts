import { toBoolean } from './expression/value.ts'
import type { FormNode } from './form-node.ts'

/**
 * A node is relevant when everything above it is and its own `relevant` holds.
 * @param assume what a check of one part takes for granted about questions that it cannot see
 * @source https://getodk.github.io/xforms-spec/#bind-attributes
 */
export function isRelevant(node: FormNode, assume?: (node: FormNode) => boolean | undefined): boolean {
  if (node.owner && !node.owner.relevant) return false
  if (node.isInstance) return true
  const assumed = assume?.(node)
  if (assumed !== undefined) return assumed
  const { relevant } = node.item.expressions
  return !relevant || toBoolean(relevant.evaluate(node.scope))
}
