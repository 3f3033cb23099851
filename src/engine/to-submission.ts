import type { SurveyDefinition } from '../contract/definition.ts'
import type { Answers, AnswerValue } from '../contract/submission.ts'
import type { FormNode } from './form-node.ts'

/**
 * The answers to be sent, apart for each part. Relevant but unanswered is "", not relevant is absent.
 * The first part is always sent, another one only when somebody answered something in it.
 */
export function toSubmission(root: FormNode, definition: SurveyDefinition): Record<string, Answers> {
  const submission: Record<string, Answers> = {}
  definition.settings.parts.forEach((part, index) => {
    const answers = answersBelow(root, part)
    if (index === 0 || hasAnswer(answers)) submission[part] = answers
  })
  return submission
}

function answersBelow(above: FormNode, part: string): Answers {
  const entries: [string, AnswerValue][] = []
  for (const node of above.children) {
    const value = node.relevant ? valueFor(node, part) : undefined
    if (value !== undefined) entries.push([node.name, value])
  }
  return Object.fromEntries(entries)
}

function valueFor(node: FormNode, part: string): AnswerValue | undefined {
  const { question, parameters } = node.item
  if (question) return node.item.isWithoutAnswer || node.item.part !== part ? undefined : node.value
  if (!node.isRepeat) {
    const answers = answersBelow(node, part)
    return Object.keys(answers).length > 0 ? answers : undefined
  }
  const instances = node.children.map((instance) => answersBelow(instance, part))
  const kept = parameters.get('drop_empty') === 'true' ? instances.filter(hasAnswer) : instances
  return kept.some((answers) => Object.keys(answers).length > 0) ? kept : undefined
}

function hasAnswer(answers: AnswerValue): boolean {
  return typeof answers === 'string' ? answers !== '' : Object.values(answers).some(hasAnswer)
}
