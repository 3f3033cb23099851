import type { ExpressionProblem } from './expression/problem.ts'
import type { FormItem } from './form-item.ts'
import type { Place } from './types.ts'

/** What keeps a definition from being a form, as facts; `describe-problem.ts` has the sentences. */
export type FormProblem =
  | {
      readonly kind: 'expression'
      /** Undefined for a column of the settings. */
      readonly item: FormItem | undefined
      readonly column: string
      readonly problem: ExpressionProblem
    }
  /** Names along the circle, beginning and ending with the same one. */
  | { readonly kind: 'cycle'; readonly at: Place; readonly circle: readonly string[] }
