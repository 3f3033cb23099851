export type Platform = 'ios' | 'android' | 'desktop'

/** What is known of this device; null where the browser does not say. */
export type SafetyFacts = {
  readonly platform: Platform
  /** It runs from the home screen. */
  readonly isInstalled: boolean
  /** https or localhost. */
  readonly isSecure: boolean
  readonly isPersistent: boolean | null
  readonly roomBytes: number | null
  /** false: the browser does not open its database. */
  readonly isOpen: boolean
  readonly lost: number
  /** The second record of the ledger has every line. */
  readonly isCopyWhole: boolean
  /** Responses that only this device has. */
  readonly held: number
  readonly needsAttention: number
  /** `YYYY-MM-DD`, of what waits. */
  readonly oldestOn: string | null
  readonly today: string
}

export type SafetyLevel = 'green' | 'amber' | 'red'

export type SafetyReason = {
  readonly name:
    | 'closed'
    | 'lost'
    | 'full'
    | 'tight'
    | 'clock'
    | 'old'
    | 'evening'
    | 'attention'
    | 'unpromised'
    | 'ios'
    | 'insecure'
    | 'copy'
  readonly level: 'amber' | 'red'
}

export type Safety = { readonly level: SafetyLevel; readonly reasons: readonly SafetyReason[] }

const megabyte = 1_000_000
const dayMs = 86_400_000
// Nobody carries a response about for longer: what seems older was dated by a clock that has jumped since.
const believableDays = 366

/**
 * How safe what this device holds is, worst first.
 *
 * | reason | red | amber |
 * |---|---|---|
 * | closed | the database does not open | |
 * | lost | responses are gone | |
 * | full, tight | less than 20 MB left | less than 200 MB left |
 * | clock | | the oldest response is from the future, or more than a year old |
 * | old | waiting for 5 days or more | waiting for 2 days or more |
 * | evening | | since yesterday |
 * | attention | | something needs attention |
 * | ios | waiting for 2 days in a Safari tab, which forgets after 7 | a Safari tab that is not on the home screen |
 * | unpromised | | something waits, and the browser may clear it |
 * | insecure | | plain http: no start without a network |
 * | copy | | no room for the second record |
 */
export function judgeSafety(facts: SafetyFacts): Safety {
  const { platform, isInstalled, roomBytes, held } = facts
  const days = ageInDays(facts)
  const isTab = platform === 'ios' && !isInstalled
  const found: readonly (SafetyReason | false)[] = [
    !facts.isOpen && red('closed'),
    facts.lost > 0 && red('lost'),
    roomBytes !== null && roomBytes < 20 * megabyte && red('full'),
    days !== null && days >= 5 && red('old'),
    isTab && held > 0 && days !== null && days >= 2 && red('ios'),
    held > 0 && facts.oldestOn !== null && days === null && amber('clock'),
    roomBytes !== null && roomBytes >= 20 * megabyte && roomBytes < 200 * megabyte && amber('tight'),
    days !== null && days >= 2 && days < 5 && amber('old'),
    days === 1 && amber('evening'),
    facts.needsAttention > 0 && amber('attention'),
    isTab && !(held > 0 && days !== null && days >= 2) && amber('ios'),
    !isTab && held > 0 && facts.isPersistent !== true && amber('unpromised'),
    !facts.isSecure && amber('insecure'),
    !facts.isCopyWhole && facts.isOpen && amber('copy'),
  ]
  const reasons = found.filter((reason) => reason !== false)
  return { level: reasons[0]?.level ?? 'green', reasons }
}

const red = (name: SafetyReason['name']): SafetyReason => ({ name, level: 'red' })
const amber = (name: SafetyReason['name']): SafetyReason => ({ name, level: 'amber' })

/** @returns null where nothing waits, or where the clock cannot be believed */
function ageInDays({ held, oldestOn, today }: SafetyFacts): number | null {
  if (held === 0 || oldestOn === null) return null
  const days = Math.round((Date.parse(today) - Date.parse(oldestOn)) / dayMs)
  return days >= 0 && days <= believableDays ? days : null
}
