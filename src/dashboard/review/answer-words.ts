import type { ShownAnswer } from '../../contract/submission-review.ts'
import { choiceName, countryName, namesInARow } from '../overview/names.ts'

/** The survey has no words of its own for countries and territories. */
export const codeWords = (list: string, code: string): string =>
  list === 'countries' ? countryName(code) : choiceName(list, code)

/** An answer as a person reads it: codes by their words, in the order in which they were given. */
export function answerWords({ kind, list, value }: Pick<ShownAnswer, 'kind' | 'list' | 'value'>): string {
  if (value === '') return '–'
  if (list === null) return value
  if (kind === 'one') return codeWords(list, value)
  return namesInARow(value.split(' ').map((code) => codeWords(list, code)))
}
