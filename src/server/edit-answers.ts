import type { AnswerChange, EditOutcome } from '../contract/submission-review.ts'
import { type checkAnswers, createSession, type Form, type Session, UnknownNodeError } from '../engine/index.ts'
import { type AnswerTree, changedAnswers, flatAnswers, instanceCounts } from './answer-tree.ts'
import { questionsIn } from './facets.ts'

interface Edited {
  readonly status: 'ok'
  readonly answers: AnswerTree
  readonly isUsable: boolean | null
  readonly changes: readonly AnswerChange[]
  readonly broken: EditOutcome['broken']
}

interface Means {
  readonly form: Form
  /** The part that these answers are. */
  readonly part: string
  readonly completedOn: string
  /** As the response has it until now. */
  readonly isUsable: boolean | null
  readonly check: typeof checkAnswers
}

/**
 * Makes the next version of a response: what is asked for, and what the questionnaire makes of it. The engine takes the
 * answers before and after through a session, and only where these two differ is anything changed: what it cannot
 * follow, such as an answer to a question that no version has, stays as it was.
 */
export function editAnswers(
  answers: AnswerTree,
  edits: readonly { readonly path: string; readonly value: string }[],
  means: Means,
): Edited | { readonly status: 'unknown'; readonly path: string } {
  const { form, part, check } = means
  const before = resumed(answers, means)
  const after = resumed(answers, means)
  for (const { path, value } of edits) {
    if (!isAnswerable(after, path, part, form)) return { status: 'unknown', path }
    after.set(path, value)
  }
  const sent = flatAnswers(answers)
  const [old, now] = [before, after].map((session) => flatAnswers(session.toSubmission()[part] ?? {})) as [
    Map<string, string>,
    Map<string, string>,
  ]
  const asked = new Set(edits.map(({ path }) => path))
  const changed = new Map<string, string | null>()
  for (const path of new Set([...old.keys(), ...now.keys(), ...asked])) {
    const next = now.get(path)
    const isChanged = old.get(path) !== next || (asked.has(path) && sent.get(path) !== next)
    if (isChanged && sent.get(path) !== next) changed.set(path, next ?? null)
  }
  const result = changedAnswers(answers, changed)
  const rules = rulesFor(means)
  const known = new Set(check(form, part, answers, rules).map(nameOf))
  return {
    status: 'ok',
    answers: result,
    // Where the engine cannot follow what made it usable before, it cannot tell now.
    isUsable: before.isUsable() === means.isUsable ? after.isUsable() : means.isUsable,
    changes: changesOf(sent, flatAnswers(result)),
    broken: check(form, part, result, rules)
      .filter((finding) => !known.has(nameOf(finding)))
      .map(({ path, rule }) => ({ path, rule })),
  }
}

/** Which answers differ; one that is not there and one that is empty say the same. */
export function changesOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly AnswerChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const [was, is] = [before.get(path) ?? '', after.get(path) ?? '']
    return was === is ? [] : [{ path, question: questionAt(path), before: was, after: is }]
  })
}

export const questionAt = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\[\d+\]$/, '')

const nameOf = ({ path, rule }: { readonly path: string; readonly rule: string }) => `${path} ${rule}`

/** By the rules of the day on which it was completed, as when it came in. */
const rulesFor = ({ completedOn }: Means) => ({ now: new Date(`${completedOn}T12:00:00Z`), timeZone: 'UTC' })

function resumed(answers: AnswerTree, means: Means): Session {
  const { definition } = means.form
  const flat = flatAnswers(answers)
  const filledByApp = new Set(
    [...questionsIn(definition.survey)].filter(({ type }) => type === 'hidden').map(({ name }) => name),
  )
  const hidden = [...flat].flatMap(([path, value]) => {
    const name = questionAt(path)
    return filledByApp.has(name) ? [[name, value] as const] : []
  })
  const saved = {
    formVersion: definition.version,
    seed: 1,
    entries: Object.fromEntries(flat),
    repeats: instanceCounts(answers),
    hidden: Object.fromEntries(hidden),
  }
  return createSession(means.form, { ...rulesFor(means), seed: 1, saved })
}

function isAnswerable(session: Session, path: string, part: string, form: Form): boolean {
  try {
    const node = session.node(path)
    const isOfPart = (node?.source.part ?? form.definition.settings.parts[0]) === part
    return node?.kind === 'question' && isOfPart && node.source.type !== 'hidden' && node.source.type !== 'calculate'
  } catch (error) {
    if (error instanceof UnknownNodeError) return false
    throw error
  }
}
