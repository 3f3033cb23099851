import { readSetting, writeSetting } from './device-settings.ts'

/** What stands between somebody and the next guess. Milliseconds that a page must spend open, never a time of day: clocks can be set. */
export type PinPatience = {
  readonly failures: number
  readonly waitMs: number
  /** Until the device may be taken back without the PIN; null while nobody has asked for that. */
  readonly resetMs: number | null
}

export const noPatienceNeeded: PinPatience = { failures: 0, waitMs: 0, resetMs: null }

const freeTries = 3
const firstWaitMs = 30_000
const longestWaitMs = 15 * 60_000
/** As long as a respondent will not be alone with the device. */
export const resetWaitMs = 10 * 60_000

/** Three guesses for clumsy fingers, then half a minute, doubled each time up to a quarter of an hour. */
export function afterWrongPin({ failures, resetMs }: PinPatience): PinPatience {
  const wrong = failures + 1
  const waitMs = wrong < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - freeTries))
  return { failures: wrong, waitMs, resetMs }
}

/** @param elapsedMs how long a page stood open */
export const afterWaiting = ({ failures, waitMs, resetMs }: PinPatience, elapsedMs: number): PinPatience => ({
  failures,
  waitMs: Math.max(0, waitMs - elapsedMs),
  resetMs: resetMs === null ? null : Math.max(0, resetMs - elapsedMs),
})

const name = 'pin-patience'

/** Only `writePatience` writes it. */
export const readPatience = async (): Promise<PinPatience> =>
  ((await readSetting(name)) as PinPatience | null) ?? noPatienceNeeded

export const writePatience = (patience: PinPatience): Promise<boolean> => writeSetting(name, patience)
