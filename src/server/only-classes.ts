import type { SurveyDefinition } from '../contract/definition.ts'
import type { PublishedSurvey } from './published-survey.ts'

type Node = SurveyDefinition['survey'][number]
type Json = Readonly<Record<string, unknown>>

/**
 * Lets through the answers to questions of the classes that were asked for, at whatever depth. What no version of the
 * survey has classed counts as special category.
 */
export function onlyClasses({ forms }: PublishedSurvey, asked: { special: boolean; personal: boolean }) {
  const classes = new Map<string, string>()
  for (const { definition } of forms) noteClasses(definition.survey, classes)
  const isIn = (name: string): boolean => {
    const one = classes.get(name) ?? 'special-category'
    return one === 'none' || (one === 'personal' ? asked.personal : asked.special)
  }
  const within = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(within)
      : // JSON: what is an object and no list has names.
        typeof value === 'object' && value !== null
        ? filter(value as Json)
        : value
  const filter = (answers: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([name, value]) =>
        typeof value === 'object' || isIn(name) ? [[name, within(value)]] : [],
      ),
    )
  return filter
}

/** The strictest of all versions: what was personal once is so in every submission. */
function noteClasses(nodes: readonly Node[], into: Map<string, string>): void {
  const strictness = ['none', 'personal', 'special-category']
  for (const node of nodes) {
    if ('children' in node) noteClasses(node.children, into)
    else {
      const own = node.class ?? 'special-category'
      const known = into.get(node.name) ?? 'none'
      into.set(node.name, strictness.indexOf(own) > strictness.indexOf(known) ? own : known)
    }
  }
}
