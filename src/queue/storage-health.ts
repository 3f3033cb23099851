import type { LossWatch } from './loss-watch.ts'
import { readCopy } from './tally-copy.ts'

/** null: this browser does not say. */
export type StorageHealth = {
  /** The browser has promised not to clear the storage by itself; a hint, not a guarantee. */
  readonly isPersistent: boolean | null
  readonly usageBytes: number | null
  readonly quotaBytes: number | null
  /** Responses that were saved here, not received, and are gone. 0 is the only good figure; null: the database does not open. */
  readonly lost: number | null
  /** The ledger's copy outside the database has every line of it. */
  readonly isCopyWhole: boolean
}

// Not on plain-http pages, where browsers leave the storage manager out.
const manager = (): Partial<StorageManager> => (navigator.storage as StorageManager | undefined) ?? {}

export async function readStorageHealth(losses: LossWatch): Promise<StorageHealth> {
  const [isPersistent, estimate, lost] = await Promise.all([
    orNull(async () => (await navigator.storage.persisted()) as boolean | null),
    orNull(() => navigator.storage.estimate()),
    orNull(() => losses.lost()),
  ])
  return {
    isPersistent,
    usageBytes: estimate?.usage ?? null,
    quotaBytes: estimate?.quota ?? null,
    lost,
    isCopyWhole: readCopy()?.isLedgerWhole ?? false,
  }
}

const askedKey = 'femig.persist'

/** Once per device, after the first save: Firefox shows a question, which makes no sense before there is anything to keep. */
export function askToPersistOnce(): void {
  try {
    if (localStorage.getItem(askedKey) !== null) return
    localStorage.setItem(askedKey, '1')
  } catch {
    return
  }
  // The answer is read from `persisted()` whenever it is shown.
  void askToPersist()
}

/** Somebody asks the browser to keep what is stored here; Firefox passes the question on. @returns what it said */
export const askToPersist = (): Promise<boolean> =>
  manager()
    .persist?.()
    .catch(() => false) ?? Promise.resolve(false)

async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch {
    return null
  }
}
