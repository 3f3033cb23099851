import type { NodeState } from '../../engine/browser.ts'
import { t, textOf } from '../../i18n/index.ts'
import { hasAppearance } from './columns.ts'
import type { Respond } from './respond.ts'

/** What to do about a question that cannot be finished like this; null while nothing is wrong. */
export function errorWords({ source, violation }: NodeState, { words }: Respond): string | null {
  if (violation === null) return null
  if (violation === 'required') return words.of(source, 'required_message') ?? t('error.required.message')
  // Of a rare kind, whose words come with its control; a year is a number to whoever types it.
  const kind = hasAppearance(source, 'month-year') ? 'month' : source.type
  const ofType = violation === 'type' && !hasAppearance(source, 'year') && textOf('questions', `wrong.${kind}.message`)
  if (ofType) return ofType
  return words.of(source, 'constraint_message') ?? t('error.fallback.message')
}
