import type { Choice } from '../../contract/definition.ts'
import type { FormItem } from '../form-item.ts'
import { tidy } from './tidy.ts'

/** @returns undefined when the text is no answer to this type of question */
export type Normalise = (text: string, item: FormItem, offered: readonly Choice[] | undefined) => string | undefined

/** The answer as it is kept, sent and compared; undefined when the text is no answer to this question. */
export function normalise(text: string, item: FormItem, offered: readonly Choice[] | undefined): string | undefined {
  if (text.trim() === '' || !item.question) return ''
  return (item.normalise ?? tidy)(text, item, offered)
}
