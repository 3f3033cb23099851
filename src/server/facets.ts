import type { SurveyDefinition, SurveyNode, SurveyQuestion } from '../contract/definition.ts'

type Answers = Readonly<Record<string, unknown>>

/**
 * What was chosen in the questions that the definition has counted. Codes that are not of the question's list are left
 * out: whoever sends to us must not be able to write words of theirs onto the coordinators' desk.
 */
export function facetsOf(definition: SurveyDefinition, answers: Answers): Record<string, readonly string[]> {
  const facets: Record<string, readonly string[]> = {}
  for (const { question, codes } of countedIn(definition)) {
    const value = findAnswer(answers, question)
    const chosen = typeof value === 'string' ? [...new Set(value.split(' '))].filter((code) => codes.has(code)) : []
    if (chosen.length > 0) facets[question] = chosen
  }
  return facets
}

/** Question names are unique in a definition, so the groups around one need not be known. */
export function findAnswer(answers: Answers, name: string): unknown {
  if (Object.hasOwn(answers, name)) return answers[name]
  for (const value of Object.values(answers)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
    // An object that came out of JSON.parse has string keys only.
    const found = findAnswer(value as Answers, name)
    if (found !== undefined) return found
  }
  return undefined
}

interface Counted {
  readonly question: string
  readonly list: string
  readonly codes: ReadonlySet<string>
}

const known = new WeakMap<SurveyDefinition, readonly Counted[]>()

/** The questions that the definition has counted, in its own order. */
export function countedIn(definition: SurveyDefinition): readonly Counted[] {
  const before = known.get(definition)
  if (before) return before
  const { counted = [], opt_ins = [], duration } = definition.settings
  const all = [...questionsIn(definition.survey)]
  const found = [...counted, ...opt_ins].flatMap((question) => {
    const list = all.find(({ name }) => name === question)?.list
    const choices = list === undefined ? [] : (definition.choices[list] ?? [])
    return list === undefined ? [] : [{ question, list, codes: new Set(choices.map(({ name }) => name)) }]
  })
  // The phone fills it in: it has no list, but the definition says what its codes are.
  const timed = duration ? [{ question: duration.question, list: '', codes: new Set(duration.bands) }] : []
  known.set(definition, [...found, ...timed])
  return [...found, ...timed]
}

/** Those with a screen or without, and not those of repeats, of which there may be none or many. */
export function* questionsIn(nodes: readonly SurveyNode[]): Generator<SurveyQuestion> {
  for (const node of nodes)
    if (!('children' in node)) yield node
    else if (node.type === 'group') yield* questionsIn(node.children)
}
