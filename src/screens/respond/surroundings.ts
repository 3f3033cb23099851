import type { ResponseMode } from './hidden-values.ts'
import type { Place } from './view.ts'

/** What the outside world gives: clock, randomness, history and device. */
export type Surroundings = {
  readonly now: () => Date
  readonly monotonicNow: () => number
  readonly timeZone: () => string
  readonly newSeed: () => number
  readonly newId: () => string
  /** Until what has changed is on the screen; soon in any case, for a page that nobody sees is not drawn. */
  readonly untilPainted: () => Promise<void>
  /** Loaded after the first page is on the screen. */
  readonly device: () => Promise<typeof import('./device.ts')>
  readonly remember: (place: Place, how: 'push' | 'replace') => void
  readonly goBack: () => void
  /** A device that goes from person to person has its own way to begin anew; everybody's own begins in the same page. */
  readonly shared?: { readonly mode: ResponseMode; readonly nextPerson: () => void }
  /** Where a reload found the browser's history; null where it begins. */
  readonly arrivedAt: Place | null
}
