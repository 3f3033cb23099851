import type { CompiledForm } from '../compile-form.ts'
import type { Finding } from '../types.ts'
import { lintChoices } from './lint-choices.ts'
import { lintColumns } from './lint-columns.ts'
import { lintExpressions } from './lint-expressions.ts'
import { lintNames } from './lint-names.ts'
import { lintReach } from './lint-reach.ts'
import { lintTypes } from './lint-types.ts'

/** What compiles but is wrong or likely a slip. Errors keep a form from opening, warnings are advice. */
export function lintForm(form: CompiledForm): Finding[] {
  return [lintNames, lintColumns, lintChoices, lintExpressions, lintTypes, lintReach].flatMap((lint) => lint(form))
}
