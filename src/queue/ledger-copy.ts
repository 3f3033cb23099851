import type { Receipt } from '../contract/receipt.ts'
import { fromHex, toHex } from '../sealing/hex.ts'
import type { LedgerRow } from './rows.ts'

const prefix = 'femig.ledger.'
// 256 shelves of this size stay below the 2.5 million characters that Safari gives an origin, with room for the flags.
const longestShelf = 8_000
const shelvesAtOnce = 8
const rowsAtOnce = 300

/**
 * The ledger once more, outside the database: it survives a database that the browser replaces by an empty one. No answers.
 * Lies on shelves by the first byte of the instance ID, each sorted: a write touches a few kilobytes however much there
 * is, and nothing is left of the order in which the parts of one person came.
 * @returns false where the browser does not keep it or a shelf is full; what was there before still is
 */
export function writeLedgerCopy(rows: readonly LedgerRow[]): boolean {
  try {
    const byShelf = new Map<string, LedgerRow[]>()
    for (const row of rows) {
      const shelf = row.instanceId.slice(0, 2)
      byShelf.set(shelf, [...(byShelf.get(shelf) ?? []), row])
    }
    return [...byShelf].map(([shelf, changed]) => writeShelf(shelf, changed)).every(Boolean)
  } catch {
    return false
  }
}

/**
 * By instance ID; empty where there is none or the browser does not let us read it. What cannot be read is left out.
 * Rests in between: ten thousand lines at once would freeze an old tablet.
 */
export async function readLedgerCopy(): Promise<ReadonlyMap<string, LedgerRow>> {
  const found = new Map<string, LedgerRow>()
  try {
    for (const [at, shelf] of shelvesHere().entries()) {
      for (const row of rowsOf(linesOf(shelf))) found.set(row.instanceId, row)
      if (at % shelvesAtOnce === shelvesAtOnce - 1) await rest()
    }
  } catch {
    // Blocked: then there is nothing to compare with.
  }
  return found
}

/** As `writeLedgerCopy`, for as many as there may be. */
export async function writeWholeCopy(rows: readonly LedgerRow[]): Promise<boolean> {
  let isWhole = true
  // In the order of the shelves, so that each is written once.
  const sorted = [...rows].sort((one, other) => (one.instanceId < other.instanceId ? -1 : 1))
  for (let at = 0; at < sorted.length; at += rowsAtOnce) {
    isWhole = writeLedgerCopy(sorted.slice(at, at + rowsAtOnce)) && isWhole
    await rest()
  }
  return isWhole
}

/** Whether there is a line of it; not where the browser does not let us look. */
export function hasLedgerCopy(): boolean {
  try {
    return shelvesHere().length > 0
  } catch {
    return false
  }
}

/** The whole copy as one text, for another place beside it. */
export function ledgerCopyText(): string {
  try {
    return shelvesHere().flatMap(linesOf).join('\n')
  } catch {
    return ''
  }
}

/** What `ledgerCopyText` has given; of a line that is here already, what is settled stays. */
export const takeInLedgerText = (text: string): Promise<boolean> => writeWholeCopy(rowsOf(text.split('\n')))

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** Those that hold anything, in their order. */
const shelvesHere = (): readonly string[] =>
  Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .sort()

const linesOf = (shelf: string): readonly string[] => (localStorage.getItem(prefix + shelf) ?? '').split('\n')

const rowsOf = (lines: readonly string[]): readonly LedgerRow[] => lines.map(fromLine).filter((row) => row !== null)

/** Lines that stay are not taken apart: a batch of receipts touches a hundred shelves. */
function writeShelf(shelf: string, changed: readonly LedgerRow[]): boolean {
  const lines = new Map(
    linesOf(shelf)
      .filter((text) => line.test(text))
      .map((text) => [text.slice(0, idLength), text]),
  )
  for (const row of changed) {
    const text = toLine(row)
    const id = text.slice(0, idLength)
    // Another tab that settled it may have been faster.
    if (row.state !== 'made' || !settled.test(lines.get(id) ?? '')) lines.set(id, text)
  }
  const text = [...lines.values()].sort().join('\n')
  if (text.length > longestShelf) return false
  localStorage.setItem(prefix + shelf, text)
  return true
}

const states = { m: 'made', r: 'received', w: 'withdrawn', l: 'lost' } as const
const receiptStates = { s: 'stored', d: 'duplicate', c: 'conflict', q: 'quarantined' } as const

const idLength = 22
// Some 90 characters: instance ID (22), hash (43), two letters of state, two days (3 each), then words.
const line = /^([\w-]{22})([\w-]{43})([mrwl])([sdcq-])([0-9a-z]{3})([0-9a-z-]{3}) (\w+) (\w*) (carried)?$/
/** Received or withdrawn. Lost is not: a carry file may bring it back. */
const settled = /^.{65}[rw]/

function toLine({ instanceId, sha256, state, receipt, madeOn, part, workshop, source }: LedgerRow): string {
  const ids = shortened(instanceId.replaceAll('-', '')) + shortened(sha256)
  const days = toShortDay(madeOn) + (receipt ? toShortDay(receipt.receivedOn) : '---')
  return `${ids}${state.charAt(0)}${receipt?.state.charAt(0) ?? '-'}${days} ${part} ${workshop} ${source ?? ''}`
}

function fromLine(text: string): LedgerRow | null {
  const [
    ,
    shortId = '',
    shortHash = '',
    state = '',
    receiptState = '',
    madeOn = '',
    receivedOn = '',
    part = '',
    ...rest
  ] = line.exec(text) ?? []
  if (part === '') return null
  const instanceId = lengthened(shortId).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const sha256 = lengthened(shortHash)
  const receipt: Receipt | null =
    receiptState in receiptStates
      ? {
          instanceId,
          sha256,
          state: receiptStates[receiptState as keyof typeof receiptStates], // one word before
          receivedOn: fromShortDay(receivedOn),
        }
      : null
  return {
    instanceId,
    part,
    sha256,
    madeOn: fromShortDay(madeOn),
    workshop: rest[0] ?? '',
    state: states[state as keyof typeof states], // the pattern takes no other letter
    receipt,
    ...(rest[1] ? { source: 'carried' as const } : {}),
  }
}

const shortened = (hex: string): string =>
  btoa(String.fromCharCode(...fromHex(hex)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const lengthened = (text: string): string =>
  toHex(Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0)))

const dayMs = 86_400_000
/** Days since 1970, where an empty battery puts the clock, until 2097; one that is further off is kept as far as it goes. */
function toShortDay(day: string): string {
  const days = Math.round(Date.parse(day) / dayMs)
  return Math.min(36 ** 3 - 1, Math.max(0, days || 0))
    .toString(36)
    .padStart(3, '0')
}

const fromShortDay = (text: string): string => new Date(Number.parseInt(text, 36) * dayMs).toISOString().slice(0, 10)
