import type { SurveyDefinition, SurveyNode } from '../contract/definition.ts'
import { askedTypes } from '../contract/question-types.ts'
import type { FlagOfAnswers } from '../contract/submission-review.ts'
import type { Unanswered } from '../store/store.ts'
import { findAnswer, questionsIn } from './facets.ts'

type Answers = Readonly<Record<string, unknown>>

/** How an answer says that it is none, in every list that has such a choice. */
const declining: readonly unknown[] = ['dont_know', 'prefer_not_to_say']
/** With fewer rows the same answer to all of them is nothing to wonder at. */
const leastRows = 4

/** What a person may want to look at; none of it makes a response wrong. */
export function flagsOf(
  { settings, survey }: SurveyDefinition,
  answers: Answers,
  isUsable: boolean | null,
): FlagOfAnswers[] {
  const { duration, matrices = [] } = settings
  const time = duration && findAnswer(answers, duration.question)
  const isTooFast = typeof time === 'string' && (duration?.too_fast ?? []).includes(time)
  const isStraight = matrices.some((name) => hasOneAnswer(groupNamed(survey, name), answers))
  return [
    ...(isTooFast ? (['too_fast'] as const) : []),
    ...(isStraight ? (['straight_lined'] as const) : []),
    ...(isUsable === false ? (['empty_core'] as const) : []),
  ]
}

/** Every row of the matrix is answered, and all by the same choice. */
function hasOneAnswer(group: SurveyNode | undefined, answers: Answers): boolean {
  if (!group || !('children' in group)) return false
  const given = [...questionsIn(group.children)]
    .filter(({ type }) => type === 'select_one')
    .map(({ name }) => findAnswer(answers, name))
  return given.length >= leastRows && given.every((answer) => answer === given[0]) && Boolean(given[0])
}

function groupNamed(nodes: readonly SurveyNode[], name: string): SurveyNode | undefined {
  for (const node of nodes) {
    if (!('children' in node)) continue
    const found = node.name === name ? node : groupNamed(node.children, name)
    if (found) return found
  }
  return undefined
}

/** What has no answer. A question that was not asked is not there, and one that was left empty is "". */
export function unansweredIn(definition: SurveyDefinition, answers: Answers): Unanswered {
  const sorted: Record<'skipped' | 'declined' | 'unasked', string[]> = { skipped: [], declined: [], unasked: [] }
  for (const name of askedIn(definition)) {
    const answer = findAnswer(answers, name)
    if (answer === undefined) sorted.unasked.push(name)
    else if (answer === '') sorted.skipped.push(name)
    else if (declining.includes(answer)) sorted.declined.push(name)
  }
  return sorted
}

const known = new WeakMap<SurveyDefinition, readonly string[]>()

/** Names of the questions of the main part that people see, in the order of the survey; not those of repeats. */
export function askedIn(definition: SurveyDefinition): readonly string[] {
  const before = known.get(definition)
  if (before) return before
  const [main] = definition.settings.parts
  const names = visible(definition.survey, main ?? '', main ?? '')
  known.set(definition, names)
  return names
}

function visible(nodes: readonly SurveyNode[], main: string, around: string): string[] {
  return nodes.flatMap((node) => {
    const part = node.part ?? around
    if ('children' in node) return node.type === 'group' ? visible(node.children, main, part) : []
    const isAsked = (askedTypes as readonly string[]).includes(node.type) && node.type !== 'note'
    return isAsked && part === main ? [node.name] : []
  })
}
