const key = 'femig.draft'

/**
 * Whether the start screen must wait for the database before it paints. This file loads with the page, Dexie does not.
 * True as well where the browser does not let us read it: waiting in vain costs less than a draft overlooked.
 */
export function mayHaveDraft(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return true
  }
}

export function setDraftFlag(hasDraft: boolean): void {
  try {
    if (hasDraft) localStorage.setItem(key, '1')
    else localStorage.removeItem(key)
  } catch {
    // Blocked or full: mayHaveDraft then answers true, or the screen paints before the draft is offered.
  }
}
