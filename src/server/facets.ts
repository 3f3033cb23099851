import type { SurveyDefinition, SurveyNode } from '../contract/definition.ts'

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
  const codes = (list: string) => new Set((definition.choices[list] ?? []).map(({ name }) => name))
  const all = questions(definition.survey)
  const counted = (definition.settings.counted ?? []).flatMap((question) => {
    const list = all.find(({ name }) => name === question)?.list
    return list === undefined ? [] : [{ question, list, codes: codes(list) }]
  })
  known.set(definition, counted)
  return counted
}

type Question = Exclude<SurveyNode, { readonly children: readonly SurveyNode[] }>

const questions = (nodes: readonly SurveyNode[]): Question[] =>
  nodes.flatMap((node) => ('children' in node ? questions(node.children) : [node]))
