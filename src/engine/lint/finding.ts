import type { FormItem } from '../form-item.ts'
import { placeOf } from '../place-of.ts'
import type { Finding } from '../types.ts'

/** A finding at one column of a question. @param position 0-based character in the column's expression */
export function at(
  severity: Finding['severity'],
  code: string,
  item: FormItem,
  column: string,
  sentence: string,
  position?: number,
): Finding {
  const where =
    position === undefined ? `${item.name}, ${column}` : `${item.name}, ${column}, character ${position + 1}`
  return { severity, code, message: `${where}: ${sentence}`, at: placeOf(item, column, position) }
}
