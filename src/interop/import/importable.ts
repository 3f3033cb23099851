import type { SurveyNode, SurveyQuestion } from '../../contract/definition.ts'
import type { Form } from '../../engine/index.ts'
import type { ExportWords } from '../export/export-words.ts'
import { fold } from './choice-reader.ts'

/** A question that a column can answer, and where it stands in the form. */
export interface ImportableQuestion {
  readonly question: SurveyQuestion
  readonly path: string
  readonly choices: readonly string[]
}

const roleWords = {
  identity: ['id', 'no', 'nr', 'number', 'key', 'uuid', 'meta_instance_id', '_uuid', '_id'],
  completedOn: ['date', 'day', 'completed_on', 'meta_completed_on', 'submissiondate', '_submission_time'],
  language: ['language', 'meta_language', 'ui_language'],
  workshop: ['workshop', 'meta_workshop', 'workshop_code'],
} as const

/**
 * The questions that one row of a table can answer: not those of a repeat, which has several rows of its own, and not
 * what the app works out by itself.
 */
export function importableQuestions({ definition }: Form): readonly ImportableQuestion[] {
  const found: ImportableQuestion[] = []
  const visit = (node: SurveyNode, path: string) => {
    const here = `${path}/${node.name}`
    if (node.type === 'repeat') return
    if (node.type === 'group') for (const child of node.children) visit(child, here)
    else if (!['note', 'calculate', 'hidden'].includes(node.type) && node.readonly === undefined)
      found.push({
        question: node,
        path: here,
        choices: node.list === undefined ? [] : (definition.choices[node.list] ?? []).map(({ name }) => name),
      })
  }
  for (const node of definition.survey) visit(node, '')
  return found
}

export type Suggestion = { readonly question: string } | { readonly role: keyof typeof roleWords } | null

/** Guesses what a column is by its heading: a name as any of our exports writes it, or a label in any language. */
export function createSuggestions(
  questions: readonly ImportableQuestion[],
  translations: readonly ExportWords[],
): (heading: string) => Suggestion {
  const byHeading = new Map<string, Suggestion>()
  for (const [role, words] of Object.entries(roleWords))
    for (const word of words) byHeading.set(fold(word), { role: role as keyof typeof roleWords })
  for (const { question } of questions) {
    const suggestion = { question: question.name }
    for (const words of translations) {
      const label = words.label(question.name)
      // Many a question says "Please specify": such a label tells nothing.
      if (label !== undefined) byHeading.set(fold(label), byHeading.has(fold(label)) ? null : suggestion)
    }
  }
  for (const { question } of questions) byHeading.set(fold(question.name), { question: question.name })
  return (heading) =>
    byHeading.get(fold(heading)) ?? byHeading.get(fold(heading.replace(/^.*[/-](?=[\p{L}_][^/-]*$)/u, ''))) ?? null
}
