import { kioskKey } from './kiosk-flag.ts'

const key = 'femig.draft'
const forgetKey = 'femig.draft.forget'
/** In the storage of the tab: the key of the draft that it writes. */
export const tabDraftName = 'femig.draft.tab'

/**
 * Whether the start screen must wait for the database before it paints. This file loads with the page, Dexie does not.
 * True as well where the browser does not let us read it: waiting in vain costs less than a draft overlooked. What must
 * be forgotten goes before anybody begins anew. And a device that goes from hand to hand begins with the set-up that it
 * must find first.
 */
export function mayHaveDraft(): boolean {
  try {
    return hasOwnDraft() || [key, forgetKey, kioskKey].some((name) => localStorage.getItem(name) !== null)
  } catch {
    return true
  }
}

/** Whether this very tab was answering: whoever began anew in it would take the key from what is written. */
export function hasOwnDraft(): boolean {
  try {
    return sessionStorage.getItem(tabDraftName) !== null
  } catch {
    return false
  }
}

/**
 * Whether another page of this tab went on with the draft, or ended it, while this one lay in the browser's memory:
 * what this one shows is old then, and it must not begin anything anew.
 * @param writer the page that asks
 */
export function hasTabMovedOn(writer: string): boolean {
  try {
    const text = sessionStorage.getItem(tabDraftName)
    return text === null || (JSON.parse(text) as { writer?: unknown }).writer !== writer
  } catch {
    return false
  }
}

/** Raised only for drafts that may be offered to whoever opens the survey, not for those that only their own tab can open. */
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
 * this tab's draft cannot be opened any more, and the next start deletes every draft before it shows one.
 */
export function forgetDrafts(): void {
  try {
    localStorage.setItem(forgetKey, '1')
    sessionStorage.removeItem(tabDraftName)
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
