import { vi } from 'vitest'

/** Looks until the check passes; on a busy machine that may take a while, and only then does it count as failed. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 15_000, interval: 20 })
