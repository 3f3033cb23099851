import type { CompiledForm } from './compile-form.ts'
import type { Finding } from './types.ts'
export function lintForm(_form: CompiledForm): Finding[] {
  return []
}
