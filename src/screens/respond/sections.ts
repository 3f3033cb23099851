import type { SurveyDefinition, SurveyNode } from '../../contract/definition.ts'
import { unseenTypes } from '../../contract/question-types.ts'

const hasScreen = (node: SurveyNode): boolean =>
  node.type === 'group' || node.type === 'repeat'
    ? node.children.some(hasScreen)
    : !unseenTypes.some((unseen) => unseen === node.type)

/** The sections that a person sees, in order: top-level groups with something to show. */
export function sectionsOf(definition: SurveyDefinition) {
  const names = definition.survey.filter(hasScreen).map(({ name }) => name)
  const indexOf = (sectionPath: string): number => names.indexOf(sectionPath.slice(1))
  return {
    total: names.length,
    /** 0-based; -1 for a path that is no section. */
    indexOf,
    /** Those before and at a letter. */
    upTo: (letter: string): readonly string[] => names.slice(0, Math.max(0, letter.charCodeAt(0) - 64)),
    nameOf: (sectionPath: string): string => sectionPath.slice(1),
    /** A for the first section, B for the second: what `sections_reached` holds. */
    letterOf: (sectionPath: string): string => String.fromCharCode(65 + indexOf(sectionPath)),
  }
}
