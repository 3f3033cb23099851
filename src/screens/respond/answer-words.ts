import type { SurveyNode } from '../../contract/definition.ts'
import type { NodeState } from '../../engine/browser.ts'
import { formatDay, formatMonth, formatNumber, t } from '../../i18n/index.ts'
import { hasAppearance, listOf } from './columns.ts'
import type { SurveyWords } from './survey-words.ts'

const isolate = (text: string): string => `\u2068${text}\u2069`

function dateWords(source: SurveyNode, value: string): string {
  if (hasAppearance(source, 'year')) return value.slice(0, 4)
  return hasAppearance(source, 'month-year') ? formatMonth(value) : formatDay(value)
}

/** An answer as a person reads it: labels for choices, in their order; null while there is none. */
export function answerWords(
  { source, value, entered, choices }: NodeState,
  words: SurveyWords,
): readonly string[] | null {
  if (value === '') return entered.trim() === '' ? null : [isolate(entered)]
  const list = listOf(source)
  // Of two choices with one name, the one that was offered.
  const labelOf = (name: string) => words.choice(list, choices?.find((choice) => choice.name === name) ?? name)
  switch (source.type) {
    case 'select_one':
      return [labelOf(value)]
    case 'select_multiple':
    case 'rank':
      return value.split(' ').map(labelOf)
    case 'acknowledge':
      return [t('review.yes.value')]
    case 'date':
      return [dateWords(source, value)]
    case 'dateTime':
      return [`${formatDay(value.slice(0, 10))} ${isolate(value.slice(11, 16))}`]
    case 'geopoint':
      return [isolate(value.split(' ', 2).join(', '))]
    case 'integer':
    case 'decimal':
    case 'range':
      return [formatNumber(Number(value))]
    default:
      return [isolate(value)]
  }
}
