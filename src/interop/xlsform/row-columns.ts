import type { SurveyNode } from '../../contract/definition.ts'

const everywhere = ['relevant', 'readonly', 'appearance', 'parameters']
const ofQuestions = ['required', 'constraint', 'calculation', 'trigger', 'choice_filter', 'default']

/** Columns beside name and type that a row of this type has a place for; a cell in any other is kept in `x`. */
export function columnsOf(type: SurveyNode['type']): readonly string[] {
  if (type === 'group') return everywhere
  return type === 'repeat' ? [...everywhere, 'repeat_count'] : [...everywhere, ...ofQuestions]
}

/** What a row of ours writes into the `type` cell. */
export function typeCell(node: SurveyNode, hasOther: boolean): string {
  if (node.type === 'group' || node.type === 'repeat') return `begin_${node.type}`
  return node.list === undefined ? node.type : `${node.type} ${node.list}${hasOther ? ' or_other' : ''}`
}
