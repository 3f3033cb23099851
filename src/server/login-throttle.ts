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

const perPair: Brake = { free: 5, baseMs: 1000, capMs: 60_000 }
const perSender: Brake = { free: 30, baseMs: 250, capMs: 10_000 }
const overall: Brake = { free: 300, baseMs: 250, capMs: 10_000 }
const forgetAfterMs = 15 * 60_000
const pairsRemembered = 10_000

/**
 * Slows down guessing, in this order: at one name from one sender, then from one sender, and last of all over everybody.
 *
 * | who | is held up by |
 * |---|---|
 * | a coordinator elsewhere | nobody who guesses at her name: that counts for the guesser's address alone |
 * | a team behind one address | nobody's mistakes but her own: a known name without mistakes passes the other brakes |
 * | a stranger | his own guesses at a name, at many names, and those of all others |
 *
 * Waits end by themselves after a minute at most, so nobody can be locked out for good.
 */
export interface LoginThrottle {
  /**
   * Notes an attempt before the password is looked at, so that a thousand at once are not a thousand free ones.
   * @param sender  as sender.ts names it, never an address
   * @param isKnown a coordinator of this name exists
   * @returns 0 to go on, or how long to wait
   */
  attempt(name: string, sender: string, isKnown: boolean, now: number): number
  succeeded(name: string, sender: string): void
}

export function createLoginThrottle(): LoginThrottle {
  const pairs = new Map<string, Tally>()
  const senders = new Map<string, Tally>()
  let all: Tally = { failures: 0, lastAt: 0 }
  return {
    attempt(name, sender, isKnown, now) {
      const pair = pairOf(name, sender)
      const own = recent(pairs.get(pair), now)
      const fromHere = recent(senders.get(sender), now)
      all = recent(all, now)
      const passesOthers = isKnown && own.failures === 0
      const ofOthers = passesOthers ? 0 : Math.max(waitFor(fromHere, perSender, now), waitFor(all, overall, now))
      const wait = Math.max(waitFor(own, perPair, now), ofOthers)
      if (wait > 0) return wait
      remember(pairs, pair, failedAt(own, now))
      remember(senders, sender, failedAt(fromHere, now))
      all = failedAt(all, now)
      return 0
    },
    succeeded(name, sender) {
      pairs.delete(pairOf(name, sender))
      const fromHere = senders.get(sender)
      if (fromHere) senders.set(sender, oneFewer(fromHere))
      all = oneFewer(all)
    },
  }
}

const pairOf = (name: string, sender: string) => `${sender} ${name}`
const failedAt = ({ failures }: Tally, now: number): Tally => ({ failures: failures + 1, lastAt: now })
const oneFewer = (tally: Tally): Tally => ({ ...tally, failures: Math.max(0, tally.failures - 1) })

function remember(tallies: Map<string, Tally>, key: string, tally: Tally): void {
  tallies.delete(key)
  tallies.set(key, tally)
  const [oldest] = tallies.keys()
  if (tallies.size > pairsRemembered && oldest !== undefined) tallies.delete(oldest)
}

const recent = (tally: Tally | undefined, now: number): Tally =>
  tally && now - tally.lastAt < forgetAfterMs ? tally : { failures: 0, lastAt: 0 }

function waitFor({ failures, lastAt }: Tally, { free, baseMs, capMs }: Brake, now: number): number {
  if (failures < free) return 0
  return Math.max(0, lastAt + Math.min(capMs, baseMs * 2 ** (failures - free)) - now)
}
