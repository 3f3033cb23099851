import type { ImportMapping, ImportPreview } from '../../contract/imports.ts'
import { surveyId } from '../../contract/routes.ts'
import { t, textOf } from '../../i18n/index.ts'

/** What a column becomes, as the value of a menu: "" leaves it out. */
export type ColumnChoice = '' | `role:${string}` | `question:${string}`

export interface ImportDraft extends Pick<ImportMapping, 'fixed' | 'completedOn' | 'language'> {
  readonly sheet: string
  readonly columns: readonly ColumnChoice[]
  /** Null until somebody has said it: there is no harmless guess. */
  readonly isEarlier: boolean | null
}

type Sheet = ImportPreview['sheets'][number]

/** The guesses of the endpoint, to be looked at by a person. */
export function draftOf(sheet: Sheet, language: ImportMapping['language'], today: string): ImportDraft {
  return {
    sheet: sheet.name,
    columns: sheet.columns.map(({ suggestion }): ColumnChoice => {
      if (suggestion === null) return ''
      return 'role' in suggestion ? `role:${suggestion.role}` : `question:${suggestion.question}`
    }),
    fixed: [],
    completedOn: today,
    language,
    isEarlier: null,
  }
}

/** @returns null as long as something has to be said first */
export function mappingOf(draft: ImportDraft): ImportMapping | null {
  const { sheet, columns, fixed, completedOn, language, isEarlier } = draft
  if (isEarlier === null || completedOn === '') return null
  return {
    sheet,
    columns: columns.flatMap((choice, column) => {
      if (choice === '') return []
      const name = choice.slice(choice.indexOf(':') + 1)
      // What is no role of the contract never gets into the menu.
      const role = name as Extract<ImportMapping['columns'][number]['to'], { role: unknown }>['role']
      return [{ column, to: choice.startsWith('role:') ? { role } : { question: name } }]
    }),
    fixed,
    completedOn,
    language,
    isEarlier,
  }
}

/** A question as a coordinator finds it: its name, which is short, and its words, which she knows. */
export function questionName(name: string): string {
  const words = textOf(surveyId, `${name}.label`)
  return words === undefined ? name : t('import.question.option', { name, words })
}
