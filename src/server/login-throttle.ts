/** Milliseconds throughout. */
interface Brake {
  /** Attempts before the first wait. */
  readonly free: number
  readonly baseMs: number
  readonly capMs: number
}

interface Tally {
  readonly failures: number
  readonly lastAt: number
}

const perName: Brake = { free: 5, baseMs: 1000, capMs: 60_000 }
const overall: Brake = { free: 30, baseMs: 250, capMs: 10_000 }
const forgetAfterMs = 15 * 60_000
const namesRemembered = 10_000

/**
 * Slows down guessing by name and over all names, never by network address: a whole team may sit behind one.
 * Waits end by themselves after a minute at most, so nobody can be locked out for good.
 */
export interface LoginThrottle {
  /**
   * Notes an attempt before the password is looked at, so that a thousand at once are not a thousand free ones.
   * @param isKnown a coordinator of this name exists: without failures of her own she passes the brake over all names,
   *                so that guessing at other names does not keep her out
   * @returns 0 to go on, or how long to wait
   */
  attempt(name: string, isKnown: boolean, now: number): number
  succeeded(name: string): void
}

export function createLoginThrottle(): LoginThrottle {
  const names = new Map<string, Tally>()
  let all: Tally = { failures: 0, lastAt: 0 }
  return {
    attempt(name, isKnown, now) {
      const own = recent(names.get(name), now)
      all = recent(all, now)
      const passesOverall = isKnown && own.failures === 0
      const wait = Math.max(waitFor(own, perName, now), passesOverall ? 0 : waitFor(all, overall, now))
      if (wait > 0) return wait
      names.delete(name)
      names.set(name, { failures: own.failures + 1, lastAt: now })
      all = { failures: all.failures + 1, lastAt: now }
      const [oldest] = names.keys()
      if (names.size > namesRemembered && oldest !== undefined) names.delete(oldest)
      return 0
    },
    succeeded(name) {
      names.delete(name)
      all = { ...all, failures: Math.max(0, all.failures - 1) }
    },
  }
}

const recent = (tally: Tally | undefined, now: number): Tally =>
  tally && now - tally.lastAt < forgetAfterMs ? tally : { failures: 0, lastAt: 0 }

function waitFor({ failures, lastAt }: Tally, { free, baseMs, capMs }: Brake, now: number): number {
  if (failures < free) return 0
  return Math.max(0, lastAt + Math.min(capMs, baseMs * 2 ** (failures - free)) - now)
}
