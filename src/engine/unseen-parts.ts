import type { CompiledForm } from './compile-form.ts'
import type { ExpressionColumn, FormItem } from './form-item.ts'

/** Functions that answer otherwise at another time or in another session. */
const volatile = ['today', 'now', 'random', 'uuid', 'once', 'randomize']

/**
 * Who checks one part of a submission sees the answers of that part only.
 * @returns true for a column that looks at a question of another part, so that nobody here can apply it
 */
export function unseenBy(part: string, { items }: CompiledForm): (item: FormItem, column: ExpressionColumn) => boolean {
  const unseen = new Set(items.filter((item) => item.question && item.part !== part))
  return ({ expressions }, column) => {
    // What an expression reads are items of its own form.
    return expressions[column]?.reads.some(({ node }) => unseen.has(node as FormItem)) ?? false
  }
}

/** True for a calculation whose outcome is taken as sent: a person may have changed it, or it cannot be computed again. */
export function isGiven(item: FormItem, isUnseen: (item: FormItem, column: ExpressionColumn) => boolean): boolean {
  const { calculation, trigger } = item.expressions
  if (!calculation) return true
  return (
    !item.isHidden ||
    trigger !== undefined ||
    isUnseen(item, 'calculation') ||
    volatile.some((name) => calculation.calls.includes(name))
  )
}
