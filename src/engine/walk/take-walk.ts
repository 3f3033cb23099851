import { createSession } from '../session.ts'
import { parkMiller } from '../shuffle.ts'
import type { Form, NodeState, Session, SessionEnv } from '../types.ts'
import { answerCandidates, type Hints } from './answer-candidates.ts'

/** What was decided at one place: which of the possible answers was tried first, or how many instances there are. */
export type Decisions = ReadonlyMap<string, number>

/** A place where a person could not go on. */
export interface DeadEnd {
  readonly path: string
  readonly why: 'no-choice' | 'no-valid-answer'
}

export interface Walk {
  readonly seed: number
  readonly decisions: Decisions
  /** Questions and notes that came up, in order. */
  readonly asked: readonly string[]
  /** By path, only what was answered. */
  readonly answers: Readonly<Record<string, string>>
  readonly pages: number
  readonly deadEnds: readonly DeadEnd[]
  /** What is at an end that leads nowhere else: there is nothing to send. */
  readonly isSent: boolean
  readonly session: Session
}

/** More instances would only make a walk longer, not other. */
const maxInstances = 3
/** A form whose pages bring each other back for ever would never end. */
const maxRounds = 5000

/** Answers a form from its first page to its last, as decisions and, where there is none, as chance says. */
export function takeWalk(form: Form, env: Omit<SessionEnv, 'saved'>, given: Decisions, hints: Hints): Walk {
  const session = createSession(form, env)
  const random = parkMiller(env.seed)
  const decisions = new Map<string, number>()
  const decide = (key: string): number => {
    const decision = given.get(key) ?? random()
    decisions.set(key, decision)
    return decision
  }
  const asked = new Map<string, NodeState>()
  const answers: Record<string, string> = {}
  const deadEnds: DeadEnd[] = []
  const visited = new Set<string>()
  const grown = new Set<string>()
  for (let round = 0; round < maxRounds; round += 1) {
    const next = nextStep(session, asked, grown, visited)
    if (!next) break
    if (next.kind === 'repeat') {
      grown.add(next.path)
      grow(session, next, decide(next.path))
    } else {
      asked.set(next.path, next)
      const outcome = answer(session, next, decide(next.path), hints)
      if (typeof outcome === 'string') answers[next.path] = outcome
      else if (outcome) deadEnds.push(outcome)
    }
  }
  const isSent = session.canSubmit()
  return {
    seed: env.seed,
    decisions,
    asked: [...asked.keys()],
    answers,
    pages: visited.size,
    deadEnds,
    isSent,
    session,
  }
}

/** The first visible question that has not come up yet, or repeat that has not grown. */
function nextStep(
  session: Session,
  asked: ReadonlyMap<string, NodeState>,
  grown: ReadonlySet<string>,
  visited: Set<string>,
): NodeState | undefined {
  for (const page of session.pages()) {
    visited.add(page.id)
    const repeat = page.repeatInstance?.replace(/\[\d+\]$/, '')
    for (const path of [...(repeat === undefined ? [] : [repeat]), ...page.nodes]) {
      const node = session.node(path)
      if (node?.kind === 'repeat' && !grown.has(path)) return node
      if (node?.kind === 'question' && !asked.has(path)) return node
    }
  }
  return undefined
}

function grow(session: Session, { path, count = 0, max = maxInstances, source }: NodeState, decision: number): void {
  if (source.type === 'repeat' && source.repeat_count !== undefined) return
  const wanted = Math.min(Math.floor(decision * (maxInstances + 1)), max)
  for (let n = count; n < wanted; n += 1) session.add(path)
}

/** @returns the answer, a dead end, or undefined where nothing had to be answered */
function answer(session: Session, { path }: NodeState, decision: number, hints: Hints): string | DeadEnd | undefined {
  const node = session.node(path)
  if (!node || node.readonly || node.source.type === 'note') return undefined
  const candidates = answerCandidates(node, session.displayChoices(path), hints)
  const skips = !node.required && decision < 0.2
  const start = Math.floor(decision * candidates.length)
  for (let offset = 0; !skips && offset < candidates.length; offset += 1) {
    const candidate = candidates[(start + offset) % candidates.length] ?? ''
    session.set(path, candidate)
    if (session.node(path)?.violation === null) return candidate
  }
  session.set(path, '')
  if (session.node(path)?.violation !== 'required') return undefined
  return { path, why: candidates.length === 0 ? 'no-choice' : 'no-valid-answer' }
}
