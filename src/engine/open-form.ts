import type { SurveyDefinition } from '../contract/definition.ts'
import { type CompiledForm, compileForm } from './compile-form.ts'
import { InvalidDefinitionError } from './errors/invalid-definition-error.ts'
import type { Form } from './types.ts'

/**
 * Opens a definition that was checked before, at build time or by the endpoint: no schema, no advice, small and fast.
 * @throws InvalidDefinitionError when its expressions do not compile after all
 */
export function openForm(definition: SurveyDefinition): Form {
  const form = compileForm(definition)
  if (form.problems.length > 0) throw new InvalidDefinitionError(definition.id, form.problems)
  return form
}

/** What a session works with. Forms are only ever made by `openForm` and `loadForm`, which make compiled ones. */
export function asCompiled(form: Form): CompiledForm {
  return form as CompiledForm
}
