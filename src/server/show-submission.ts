import type { SurveyNode } from '../contract/definition.ts'
import type { ReviewedSubmission, ShownAnswer } from '../contract/submission-review.ts'
import type { Form } from '../engine/index.ts'
import type { StoredSubmission } from '../store/steering-store.ts'
import { type AnswerTree, flatAnswers } from './answer-tree.ts'
import { answersIn } from './answers-in.ts'
import { changesOf } from './edit-answers.ts'
import { onlyClasses } from './only-classes.ts'
import type { PublishedSurvey } from './published-survey.ts'

/** The form by whose rules a response was given; undefined where it is not published here. */
export const formOf = (survey: PublishedSurvey | undefined, { kept }: StoredSubmission): Form | undefined =>
  survey?.forms.find(({ definition }) => definition.version === kept.formVersion)

/** The answers of one version; null where they cannot be read. */
export function answersOfVersion({ kept, versions }: StoredSubmission, version: number): AnswerTree | null {
  const payload = version === 0 ? kept.payload : versions.get(version)
  return kept.payloadType === 'json' && payload ? answersIn(payload) : null
}

/** A response as a person at the desk reads it, with what was said of it. */
export function showSubmission(
  stored: StoredSubmission,
  survey: PublishedSurvey | undefined,
  isWithSpecial: boolean,
): ReviewedSubmission {
  const { kept, row, history, conflicts, sameOrganisation } = stored
  const form = formOf(survey, stored)
  const newest = answersOfVersion(stored, row.edits)
  const letThrough = survey ? onlyClasses(survey, { personal: true, special: isWithSpecial }) : () => ({})
  const flatOf = (version: number) => flatAnswers(letThrough(answersOfVersion(stored, version) ?? {}))
  const answers = newest && listAnswers(form?.definition.survey ?? [], letThrough(newest))
  const used = new Set(answers?.flatMap(({ list }) => list ?? []))
  return {
    ...row,
    surveyId: stored.surveyId,
    formVersion: kept.formVersion,
    completedOn: kept.completedOn,
    mode: kept.mode,
    isEditable: form !== undefined && newest !== null,
    isWithoutSpecial: !isWithSpecial,
    history: history.map(({ at, version, ...entry }) => ({
      ...entry,
      at: new Date(at).toISOString(),
      version,
      changes: version === null ? [] : [...changesOf(flatOf(version - 1), flatOf(version))],
    })),
    answers,
    lists: Object.fromEntries(
      [...used].map((list) => [list, (form?.definition.choices[list] ?? []).map(({ name }) => name)]),
    ),
    conflicts: [...conflicts],
    sameOrganisation: sameOrganisation.map(({ instanceId, sha256 }) => ({ instanceId, sha256 })),
  }
}

/** In the order of the questionnaire; what it does not know comes behind what it knows. */
function listAnswers(nodes: readonly SurveyNode[], tree: AnswerTree, path = ''): ShownAnswer[] {
  const known = nodes.flatMap((node): ShownAnswer[] => {
    const value = Object.hasOwn(tree, node.name) ? tree[node.name] : undefined
    const here = `${path}/${node.name}`
    if (!('children' in node)) return typeof value === 'string' ? [shown(here, node.name, value, node)] : []
    if (Array.isArray(value))
      return value.flatMap((one, at) => (isTree(one) ? listAnswers(node.children, one, `${here}[${at + 1}]`) : []))
    return isTree(value) ? listAnswers(node.children, value, here) : []
  })
  const names = new Set(nodes.map(({ name }) => name))
  const others = [...flatAnswers(Object.fromEntries(Object.entries(tree).filter(([name]) => !names.has(name))))]
  return [
    ...known,
    ...others.map(([rest, value]) => ({ ...shown(`${path}${rest}`, rest.slice(1), value), kind: 'fixed' as const })),
  ]
}

const isTree = (value: unknown): value is AnswerTree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function shown(path: string, question: string, value: string, node?: SurveyNode): ShownAnswer {
  const list = node && 'list' in node ? (node.list ?? null) : null
  const kinds: Readonly<Record<string, ShownAnswer['kind']>> = {
    select_one: 'one',
    select_multiple: 'many',
    hidden: 'fixed',
    calculate: 'fixed',
    acknowledge: 'fixed',
  }
  return { path, question, value, kind: kinds[node?.type ?? ''] ?? 'text', list }
}
