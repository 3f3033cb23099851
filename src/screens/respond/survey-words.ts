import type { SurveyDefinition } from '../../contract/definition.ts'
import { type TextValues, territoryName, textOf } from '../../i18n/index.ts'

export type WordColumn = 'label' | 'hint' | 'constraint_message' | 'required_message'

/** The words of one survey in the page's language. */
export type SurveyWords = ReturnType<typeof surveyWords>

export function surveyWords(definition: SurveyDefinition) {
  const ns = definition.id
  return {
    title: () => textOf(ns, 'title') ?? '',
    /** A question's or group's words; undefined where it has none. */
    of: (name: string, column: WordColumn, values?: TextValues) => textOf(ns, `${name}.${column}`, values),
    choice: (list: string, name: string): string =>
      textOf(ns, `choices.${list}.${name}`) ??
      (definition.choice_labels?.[list] === 'territory' ? territoryName(name) : name),
  }
}
