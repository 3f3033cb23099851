import type { Choice, SurveyDefinition, SurveyNode } from '../contract/definition.ts'
import type { Answers } from '../contract/submission.ts'

/** Something that the author of a definition should know; an `error` keeps the form from opening. */
export interface Finding {
  readonly severity: 'error' | 'warning'
  /** Stable, kebab-case; one code per rule. */
  readonly code: string
  /** English, for authors: what is wrong, where, and how to mend it. */
  readonly message: string
  readonly at: Place
}

export interface Place {
  readonly question?: string
  /** The column of the question, such as `relevant`. */
  readonly column?: string
  /** 0-based character within the column's expression. */
  readonly position?: number
  /** JSON pointer into the definition. */
  readonly pointer?: string
}

/** A definition that has been compiled. Opaque: a session is the way to ask it anything. */
export interface Form {
  readonly definition: SurveyDefinition
}

export type LoadResult =
  | { readonly status: 'ok'; readonly form: Form; readonly findings: readonly Finding[] }
  | { readonly status: 'failed'; readonly findings: readonly Finding[] }

export interface SessionEnv {
  /** What `today()` and `now()` answer throughout the session. */
  readonly now: Date
  /** IANA name, such as `America/Phoenix`; an unknown one is read as UTC. A function is asked when a time is needed. */
  readonly timeZone: string | (() => string)
  /** For `randomize`, `random()` and `uuid()`; a saved session keeps its own. */
  readonly seed: number
  /** Values of hidden questions, by question name; they win over those of a saved session. */
  readonly hidden?: Readonly<Record<string, string>>
  readonly saved?: SavedSession
  /** For the names of months and days in `format-date`; `en` where absent. */
  readonly language?: string
  /** Words for `jr:choice-name`; the choice's name where absent. */
  readonly choiceLabel?: (list: string, name: string) => string
}

/** A session as plain data, enough to go on with it after the browser was killed. */
export interface SavedSession {
  readonly formVersion: string
  readonly seed: number
  /** As typed or chosen, by path, also those not relevant now. */
  readonly entries: Readonly<Record<string, string>>
  /** Number of instances, by path of the repeat. */
  readonly repeats: Readonly<Record<string, number>>
  /** By question name. */
  readonly hidden: Readonly<Record<string, string>>
}

export interface Change {
  /** Paths whose state differs now, including nodes that appeared or disappeared. */
  readonly changed: readonly string[]
}

/** `type`: the typed text is no integer, decimal, date or choice of this question. */
export type Violation = 'required' | 'type' | 'constraint'

export interface NodeState {
  /** `/sec_e_policy/policy_examples[1]/example_name` */
  readonly path: string
  readonly name: string
  readonly kind: 'question' | 'group' | 'repeat' | 'repeat-instance'
  readonly source: SurveyNode
  /** Normalised; "" when unanswered, not relevant or not understood. */
  readonly value: string
  /** Exactly as typed or chosen, kept while the question is not relevant. */
  readonly entered: string
  readonly relevant: boolean
  readonly required: boolean
  readonly readonly: boolean
  /** Only ever set while the question is relevant. */
  readonly violation: Violation | null
  /** What choice_filter lets through, in the order of the list. */
  readonly choices?: readonly Choice[]
  /** Of a repeat instance, from 1. */
  readonly position?: number
  /** Of a repeat: how many instances there are. */
  readonly count?: number
  /** Of a repeat: how many there may be. */
  readonly max?: number
}

export interface Page {
  /** Path of the group, question or repeat instance that makes the page. */
  readonly id: string
  /** Path of the top-level group it stands in. */
  readonly section: string
  /** Visible relevant nodes in order: questions, notes, and nested groups before what they hold. */
  readonly nodes: readonly string[]
  /** Path of the repeat instance that the page belongs to. */
  readonly repeatInstance?: string
}

/** A piece of a label: words, or an answer piped into them; `list` says that `value` is the name of a choice. */
export type LabelPiece = string | { readonly name: string; readonly value: string; readonly list?: string }

export interface FoundViolation {
  readonly path: string
  readonly violation: Violation
}

/**
 * One person's pass through one form. Pure: time, zone and seed come from the `SessionEnv`.
 * What a person types never throws; a path that the form does not have is a fault and throws `UnknownNodeError`.
 */
export interface Session {
  readonly form: Form
  /**
   * @param text as typed or chosen; "" takes the answer back
   * @throws UnknownNodeError for a path that does not exist or cannot be answered
   */
  set(path: string, text: string): Change
  /** @throws UnknownNodeError when no hidden question has this name */
  setHidden(name: string, text: string): Change
  /** Adds an instance at the end of a repeat; nothing happens at its maximum or under `repeat_count`. */
  add(repeatPath: string): Change
  /** Takes an instance out, later ones move up; nothing happens at the minimum or under `repeat_count`. */
  remove(instancePath: string): Change
  /**
   * Puts an instance at another place, its answers with it; nothing happens under `repeat_count`.
   * @param to position, from 1; one that does not exist is the nearest end
   */
  move(instancePath: string, to: number): Change
  node(path: string): NodeState | undefined
  /** All existing nodes in document order. */
  nodes(): readonly NodeState[]
  /** The choices in the order to show: shuffled by the session's seed under `randomize=true`, pinned ones last. */
  displayChoices(path: string): readonly Choice[]
  /** Pages with at least one relevant visible node. */
  pages(): readonly Page[]
  /** What keeps visible questions from being finished, in document order. */
  violations(pageId?: string): readonly FoundViolation[]
  /** @throws InvalidExpressionError when the expression does not compile in this form */
  evaluate(expression: string, contextPath?: string): string | number | boolean
  /** Splits a label at each `${name}`; inside a repeat, `contextPath` says whose answer is meant. */
  pipe(text: string, contextPath?: string): readonly LabelPiece[]
  /** settings.submit_when; true where a definition has none. */
  canSubmit(): boolean
  /** settings.usable; true where a definition has none. */
  isUsable(): boolean
  save(): SavedSession
  /** By part, only the parts to be sent. Violations do not stop it. */
  toSubmission(): Readonly<Record<string, Answers>>
}

export interface AnswerFinding {
  readonly path: string
  readonly rule: 'unknown' | 'not-relevant' | 'type' | 'required' | 'constraint' | 'choice' | 'shape'
}
