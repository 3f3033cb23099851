import { signal } from '@preact/signals'
import {
  forgetSetup,
  type KioskSetup,
  noPatienceNeeded,
  parkedDrafts,
  readSetupOrFail,
  writePatience,
  writeSetup,
} from '../../../queue/kiosk.ts'
import { lockWithPin, openWithPin } from '../../../sealing/pin-lock.ts'
import { randomBytes } from '../../../sealing/random.ts'
import { newKeyPair } from '../../../sealing/sealed-for.ts'

/** What the facilitator has settled about this device; null before that. */
export const setup = signal<KioskSetup | null>(null)

/** What the PIN opened, for as long as this page is not left alone; null while the page is locked. */
export const opened = signal<Uint8Array | null>(null)

export const isLocked = (): boolean => setup.value !== null && opened.value === null

/** @throws Error rather than to open a device whose PIN cannot be read */
export async function loadSetup(): Promise<void> {
  setup.value = await readSetupOrFail()
}

/** @returns whether the PIN was right */
export async function open(pin: string): Promise<boolean> {
  const known = setup.value
  const secret = known && (await openWithPin(known.lock, pin))
  if (!secret) return false
  opened.value = secret
  return true
}

export const lock = (): void => {
  opened.value = null
}

/** What the form asks; the rest of a set-up stays as it is or is made. */
export type Wishes = Omit<KioskSetup, 'lock' | 'parkingKey' | 'mode'>

/**
 * Settles the device, for the first time or again.
 * @param pin a new one; null keeps the one there is, and with it what was parked under it
 * @returns false where the browser does not keep it
 */
export async function settle(wishes: Wishes, pin: string | null): Promise<boolean> {
  const before = setup.value
  const made = before && opened.value ? null : await newKeyPair()
  const secret = opened.value ?? made?.privateKey ?? randomBytes(32)
  const keyed = before && pin === null ? before.lock : await lockWithPin(pin ?? '', secret)
  const parkingKey = before && opened.value ? before.parkingKey : (made?.publicKey ?? null)
  const settled: KioskSetup = { ...wishes, lock: keyed, parkingKey, mode: before?.mode ?? 'off' }
  if (!(await writeSetup(settled))) return false
  opened.value = secret
  setup.value = settled
  await writePatience(noPatienceNeeded)
  return true
}

export async function setMode(mode: KioskSetup['mode']): Promise<boolean> {
  if (!setup.value) return false
  const next = { ...setup.value, mode }
  if (!(await writeSetup(next))) return false
  setup.value = next
  return true
}

/** The device is nobody's again: set-up, PIN and parked drafts go. What waits to be sent stays. */
export async function release(): Promise<void> {
  await parkedDrafts.discardAll()
  await forgetSetup()
  await writePatience(noPatienceNeeded)
  opened.value = null
  setup.value = null
}
