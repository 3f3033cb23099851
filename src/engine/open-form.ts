import type { SurveyDefinition } from '../contract/definition.ts'
import { type CompiledForm, compileForm } from './compile-form.ts'
import { InvalidDefinitionError } from './errors/invalid-definition-error.ts'
import type { Form } from './types.ts'
import { commonVocabulary, type Vocabulary } from './vocabulary.ts'
import { atOnce, type Pause, withPauses } from './work.ts'

/**
 * Opens a definition that was checked before, at build time or by the endpoint: no schema, no advice, small and fast.
 * What nearly no survey uses is fetched when this one does.
 * @param pause lets the browser do something else meanwhile
 * @throws InvalidDefinitionError when its expressions do not compile after all
 */
export async function openForm(definition: SurveyDefinition, pause?: Pause): Promise<Form> {
  const form = await withPauses(compileForm(definition, commonVocabulary), pause)
  if (!asksForMore(form)) return checked(form)
  return openFormWith(definition, (await import('./whole-vocabulary.ts')).wholeVocabulary)
}

/** @throws InvalidDefinitionError when its expressions do not compile */
export function openFormWith(definition: SurveyDefinition, vocabulary: Vocabulary): Form {
  return checked(atOnce(compileForm(definition, vocabulary)))
}

/** What a session works with. Forms are only ever made by `openForm` and `loadForm`, which make compiled ones. */
export function asCompiled(form: Form): CompiledForm {
  return form as CompiledForm
}

/** True for a survey that a phone cannot open with what it begins with. */
export function asksForMore({ items, problems }: CompiledForm): boolean {
  return (
    problems.some((found) => found.kind === 'expression' && found.problem.code === 'unknown-function') ||
    items.some(
      ({ question, normalise, isHidden, isUnsupported }) => question && !normalise && !isHidden && !isUnsupported,
    )
  )
}

function checked(form: CompiledForm): Form {
  if (form.problems.length > 0) throw new InvalidDefinitionError(form.definition.id, form.problems)
  return form
}
