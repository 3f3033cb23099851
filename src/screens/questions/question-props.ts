import type { NodeState } from '../../engine/browser.ts'
import type { Respond } from '../respond/respond.ts'

export type QuestionProps = {
  readonly node: NodeState
  readonly respond: Respond
  /** The question is the only one of its page, so its label is the page's heading. */
  readonly isHeading: boolean
  /** Key of the message to show beside the question, already in words; null while there is none. */
  readonly error: string | null
}

/** Paths hold slashes and brackets, which neither ids nor selectors like. */
export const idOf = (path: string): string => `q${path.replace(/[^A-Za-z0-9_]+/g, '-')}`
/** After a button that made itself disappear, the focus goes to its question and not to the top of the page. */
export const focusFrame = (path: string): void => document.getElementById(idOf(path))?.focus()

export const hintId = (path: string): string => `${idOf(path)}-hint`
export const errorId = (path: string): string => `${idOf(path)}-error`
