const key = 'femig.draft'
const forgetKey = 'femig.draft.forget'

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

/**
 * Somebody leaves in a hurry. Noted at once, because the page may be gone before the database has deleted anything:
 * the next start then deletes every draft before it shows one.
 */
export function forgetDrafts(): void {
  try {
    localStorage.setItem(forgetKey, '1')
  } catch {
    // Blocked: then only the deletion that is under way counts.
  }
}

export function mustForgetDrafts(): boolean {
  try {
    return localStorage.getItem(forgetKey) !== null
  } catch {
    return false
  }
}

export function draftsAreForgotten(): void {
  try {
    localStorage.removeItem(forgetKey)
  } catch {
    // Blocked: it could not be set either.
  }
}
