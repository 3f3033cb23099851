import type { SurveyDefinition, SurveyNode } from '../contract/definition.ts'
import { unseenTypes } from '../contract/question-types.ts'

/** Typed text that is no number or day is told so in the words of the constraint. */
const understoodTypes = new Set(['integer', 'decimal', 'date', 'range'])
const columns = ['label', 'hint', 'constraint_message', 'required_message'] as const
/** What XLSForm knows beside words: a hint for paper, and files to look at or listen to. */
const media = ['image', 'big-image', 'audio', 'video']

/**
 * The keys of `locales/<language>/<survey id>.json` that definitions speak for.
 * @param definitions every version of one survey: older versions are still answered and read
 * @returns `needed` must have words; `known` may have them; any other key belongs to nothing. `answers` are the
 * placeholders a label may hold
 */
export function surveyTexts(definitions: readonly SurveyDefinition[]): {
  needed: ReadonlySet<string>
  known: ReadonlySet<string>
  answers: ReadonlySet<string>
} {
  const needed = new Set(['title'])
  const known = new Set(['title'])
  const answers = new Set<string>()
  const visit = (node: SurveyNode, depth: number) => {
    const isBranch = node.type === 'group' || node.type === 'repeat'
    const key = node.words ?? node.name
    if (isBranch || isVisible(node))
      for (const column of [...columns.slice(0, isBranch ? 2 : 4), 'guidance_hint', ...media])
        known.add(`${key}.${column}`)
    if (!isBranch) answers.add(`\${${node.name}}`)
    if (isBranch) {
      const isSection = depth === 0 && node.children.some(isVisible)
      if (isSection || node.type === 'repeat') needed.add(`${key}.label`)
      for (const child of node.children) visit(child, depth + 1)
    } else if (isVisible(node)) {
      needed.add(`${key}.label`)
      if (node.constraint || understoodTypes.has(node.type)) needed.add(`${key}.constraint_message`)
      if (node.required) needed.add(`${key}.required_message`)
    }
  }
  for (const definition of definitions) {
    for (const node of definition.survey) visit(node, 0)
    for (const [list, choices] of Object.entries(definition.choices)) {
      const isTerritory = definition.choice_labels?.[list] === 'territory'
      for (const { name, words } of choices) {
        const key = `${list}.${words ?? name}`
        if (!isTerritory || !/^[A-Z]{2}$/.test(name)) needed.add(`choices.${key}`)
        for (const column of media) known.add(`choice_media.${key}.${column}`)
      }
    }
  }
  for (const key of needed) known.add(key)
  return { needed, known, answers }
}

function isVisible(node: SurveyNode): boolean {
  if (node.type === 'group' || node.type === 'repeat') return node.children.some(isVisible)
  return !unseenTypes.some((unseen) => unseen === node.type)
}
