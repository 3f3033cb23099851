import type { TextProblem } from '../../contract/texts.ts'
import { type PunctuationCode, punctuationNames } from './punctuation.ts'

const isPunctuation = (code: string): code is PunctuationCode => code in punctuationNames

/** A problem of a translated text as a line for whoever runs a command. */
export function sayProblem({ kind, key, detail }: TextProblem): string {
  switch (kind) {
    case 'unknown_key':
      return `${key}: no such text`
    case 'key_twice':
      return `${key}: comes twice`
    case 'lost_placeholder':
      return `${key}: lacks ${detail}`
    case 'unknown_placeholder':
      return `${key}: has ${detail}, which the English does not have`
    case 'punctuation':
      return `${key}: ${isPunctuation(detail) ? punctuationNames[detail] : detail}`
    case 'too_long':
      return `${key}: is longer than ${detail} characters`
    case 'older_english':
      return `${key}: was translated from an older English; now: ${JSON.stringify(detail)}`
    default:
      return kind satisfies never
  }
}
