import type { Choice } from '../../contract/definition.ts'
import type { FormItem } from '../form-item.ts'

/**
 * Names of choices, each once, in the order chosen. What choice_filter holds back now reads as not chosen, and comes
 * back with it; a name that is on no list at all is not understood. A rank is an order of all that is offered, or none.
 */
export function normaliseSelect(
  text: string,
  { choices: list, source }: FormItem,
  offered: readonly Choice[] = [],
): string | undefined {
  // Where only one can be chosen, XLSForm lets names have spaces.
  const chosen = source.type === 'select_one' ? [text.trim()] : [...new Set(text.split(/\s+/).filter(Boolean))]
  const isIn = (choices: readonly Choice[], name: string) => choices.some((choice) => choice.name === name)
  if (!chosen.every((name) => isIn(list ?? [], name))) return undefined
  const kept = chosen.filter((name) => isIn(offered, name))
  // An order that was made of other choices is no order of these: what was second would come out as first.
  if (source.type === 'rank' && kept.length < offered.length) return ''
  return kept.join(' ')
}
