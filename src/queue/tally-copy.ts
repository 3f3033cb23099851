import type { Tally } from './rows.ts'
import { isAhead } from './tally.ts'

const key = 'femig.tally'

/** Outside the database, because Chromium replaces a damaged database by an empty one without a word. No answers, no ids. */
export type TallyCopy = {
  readonly tally: Tally
  /** Responses found lost that nobody can name, and not yet acknowledged by a person. */
  readonly lost: number
  /** The ledger's copy beside it has a line for each that is counted here. Absent from what an earlier version wrote. */
  readonly isLedgerWhole?: boolean
}

/** @returns null where there is none, or the browser does not let us read it */
export function readCopy(): TallyCopy | null {
  try {
    const text = localStorage.getItem(key)
    // Only we write this key, and a text that somebody edited ends in the catch or in a harmless figure.
    return text === null ? null : (JSON.parse(text) as TallyCopy)
  } catch {
    return null
  }
}

export function writeCopy(copy: TallyCopy): void {
  try {
    localStorage.setItem(key, JSON.stringify(copy))
  } catch {
    // Without a copy there is nothing to compare with; saving answers goes first.
  }
}

/** After a commit. Another tab may have been faster. */
export function advanceCopy(tally: Tally, isLedgerWhole: boolean): void {
  const copy = readCopy()
  if (!copy || isAhead(tally, copy.tally))
    writeCopy({ tally, lost: copy?.lost ?? 0, isLedgerWhole: isLedgerWhole && (copy?.isLedgerWhole ?? true) })
}
