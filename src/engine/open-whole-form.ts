import type { SurveyDefinition } from '../contract/definition.ts'
import { openFormWith } from './open-form.ts'
import type { Form } from './types.ts'
import { wholeVocabulary } from './whole-vocabulary.ts'

/**
 * Opens a definition that was checked before, with everything that definitions may use already here.
 * @throws InvalidDefinitionError when its expressions do not compile after all
 */
export function openForm(definition: SurveyDefinition): Form {
  return openFormWith(definition, wholeVocabulary)
}
