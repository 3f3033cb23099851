import type { Choice, SurveyDefinition, SurveyNode } from '../../contract/definition.ts'
import { type TextValues, territoryName, textOf } from '../../i18n/index.ts'

export type WordColumn = 'label' | 'hint' | 'constraint_message' | 'required_message'

type Row = Pick<SurveyNode, 'name' | 'words'>

/** The words of one survey in the page's language. */
export type SurveyWords = ReturnType<typeof surveyWords>

export function surveyWords(definition: SurveyDefinition) {
  const ns = definition.id
  const firstNamed = (list: string, name: string) =>
    definition.choices[list]?.find((choice) => choice.name === name) ?? { name }
  return {
    title: () => textOf(ns, 'title') ?? '',
    /** A question's or group's words, by its row or by its name; undefined where it has none. */
    of: (row: Row | string, column: WordColumn, values?: TextValues) =>
      textOf(ns, `${typeof row === 'string' ? row : (row.words ?? row.name)}.${column}`, values),
    /** A choice's words: of this very choice, or of the first that has the name. */
    choice(list: string, choice: Choice | string): string {
      const { name, words = name } = typeof choice === 'string' ? firstNamed(list, choice) : choice
      return (
        textOf(ns, `choices.${list}.${words}`) ??
        (definition.choice_labels?.[list] === 'territory' ? territoryName(name) : name)
      )
    },
  }
}
