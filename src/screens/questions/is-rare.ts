import type { SurveyDefinition, SurveyNode } from '../../contract/definition.ts'
import { unseenTypes } from '../../contract/question-types.ts'

// Lists, not patterns: asked of every question of a page, a pattern is compiled, and these two weighed 11 kB in memory.
const usual: readonly string[] = [
  ...['group', 'repeat', 'note', 'acknowledge', 'text', 'integer', 'decimal', 'range', 'date'],
  ...['select_one', 'select_multiple', 'rank'],
]
const rareWords: readonly string[] = ['minimal', 'label', 'list', 'list-nolabel']
const rareBeginnings: readonly string[] = ['horizontal', 'columns', 'compact', 'quick']
const isRareLayout = (word: string): boolean =>
  rareWords.includes(word) || rareBeginnings.some((beginning) => word.startsWith(beginning))

/**
 * Whether a question is of a kind that few surveys have: its control and its words are in files of their own, and phones
 * whose survey has none never carry them.
 */
export function isRare({ type, appearance = '' }: Pick<SurveyNode, 'type' | 'appearance'>): boolean {
  if (type === 'date') return !/\byear\b/.test(appearance.replace('month-year', ''))
  if (type === 'range') return appearance.includes('picker')
  return type.startsWith('select') ? appearance.split(/\s+/).some(isRareLayout) : !usual.includes(type)
}

/** Whether a survey has anything of such a kind, or an answer that may only be read. */
export const hasRare = ({ survey }: Pick<SurveyDefinition, 'survey'>): boolean => survey.some(isRareWithin)

function isRareWithin(node: SurveyNode): boolean {
  if ((unseenTypes as readonly string[]).includes(node.type)) return false
  return isRare(node) || node.readonly !== undefined || ('children' in node && node.children.some(isRareWithin))
}
