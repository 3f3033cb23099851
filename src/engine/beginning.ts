import type { FormItem } from './form-item.ts'
import type { FormNode } from './form-node.ts'

/** What stands in the nodes before anything is computed. */
export interface Beginning {
  /** As entered, by path; undefined lets the default stand. For hidden questions also asked in instances that are added later. */
  readonly entry: (path: string, item: FormItem) => string | undefined
  /** Number of instances, by path of the repeat; undefined lets the repeat begin by itself. */
  readonly count: (path: string) => number | undefined
  /** What is taken for granted where not all answers can be seen; counts of instances then stand as given. */
  readonly assumed?: {
    /** undefined lets the relevance be computed. */
    readonly isRelevant: (node: FormNode) => boolean | undefined
    readonly hasAllChoices: (item: FormItem) => boolean
  }
}
