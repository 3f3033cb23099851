import type { FormItem } from './form-item.ts'
import type { Place } from './types.ts'

/**
 * Where an author finds a column.
 * @param item none for a column of the settings
 * @param position 0-based character in the column's expression
 */
export function placeOf(item: FormItem | undefined, column: string, position?: number): Place {
  return {
    ...(item && { question: item.name }),
    column,
    pointer: `${item ? pointerOf(item) : '/settings'}/${column}`,
    ...(position !== undefined && { position }),
  }
}

/** JSON pointer into the definition. */
function pointerOf({ parent, index }: FormItem): string {
  return parent ? `${pointerOf(parent)}/${parent.parent ? 'children' : 'survey'}/${index}` : ''
}
