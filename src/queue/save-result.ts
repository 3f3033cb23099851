/**
 * What became of a write. Only `saved` means that the transaction has completed; on anything else
 * the caller still holds the answers in memory, says so, and may try again with the same ids.
 *
 * | status | meaning |
 * |---|---|
 * | saved | on the disk |
 * | full | the phone has no room |
 * | unavailable | the browser does not let us write (private window, blocked, storage process gone) |
 * | elsewhere | another tab goes on with this draft: what it wrote is newer |
 * | closed | the draft was finished or deleted already, perhaps in another tab: there is nothing to save |
 */
export type SaveResult = { readonly status: 'saved' } | NotSaved

/** For how long a saved draft can be opened again: as long as there is its key. */
export type DraftReach =
  | { readonly in: 'device'; readonly until: string }
  | { readonly in: 'tab' }
  /** The browser does not let us keep the key anywhere: what was written can be read until the page is left. */
  | { readonly in: 'page' }

/** What became of a draft; the day in `reach` is the last on which it is offered, `YYYY-MM-DD`. */
export type DraftSaveResult = { readonly status: 'saved'; readonly reach: DraftReach } | NotSaved

export type NotSaved =
  | { readonly status: 'full'; readonly cause: unknown }
  | { readonly status: 'unavailable'; readonly cause: unknown }
  | { readonly status: 'closed' }
  | { readonly status: 'elsewhere' }
