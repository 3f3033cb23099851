import type { Language } from '../contract/routes.ts'
import type { PinLock } from '../sealing/pin-lock.ts'
import { openCopyCache, setupAddress, withBytes, withoutBytes } from './copy-cache.ts'
import { deviceDatabase } from './device-database.ts'
import { readSetting, readSettingOrFail, writeSetting } from './device-settings.ts'
import { setKiosk, setupName } from './kiosk-flag.ts'

/** Who holds the device that goes from person to person; `off`: it is not going round now. */
export type KioskMode = 'off' | 'kiosk' | 'assisted'

/** What a facilitator has settled about this device. Never an answer. */
export type KioskSetup = {
  readonly deviceName: string
  readonly workshop: string | null
  readonly languages: readonly Language[]
  readonly mode: KioskMode
  /** Without a touch for so long, the device asks whether somebody is there. */
  readonly idleSeconds: number
  /** And for so long it waits for an answer. */
  readonly countdownSeconds: number
  /** What becomes of unfinished answers then. */
  readonly whenIdle: 'erase' | 'park'
  /** Opens the private key; so the PIN is right when it opens. */
  readonly lock: PinLock
  /** Seals the keys of parked drafts; null on a page without the browser's cryptography, where nothing can be parked. */
  readonly parkingKey: Uint8Array | null
}

/** @returns null where nobody has set this device up, or it cannot be read now */
export async function readSetup(): Promise<KioskSetup | null> {
  // Only `writeSetup` writes it.
  return ((await readSetting(setupName)) as KioskSetup | null) ?? (await readSetupCopy())
}

const patienceMs = 5_000

/**
 * The same where a set-up that cannot be read must not pass for none: without it there is no PIN to ask for.
 * @throws Error where it cannot be read now
 */
export async function readSetupOrFail(): Promise<KioskSetup | null> {
  return ((await readSettingOrFail(setupName, patienceMs)) as KioskSetup | null) ?? (await readSetupCopy()) // as above
}

/** @returns false where the browser does not keep it */
export async function writeSetup(setup: KioskSetup): Promise<boolean> {
  // Before what it is a copy of, as a device that has no room for both is not ready for a day.
  const isCopied = await withCache((cache) =>
    cache.put(setupAddress, new Response(JSON.stringify(setup, withBytes))),
  ).then(
    () => true,
    () => false,
  )
  // The flag last: a page that finds it must find the set-up as well.
  return isCopied && (await writeSetting(setupName, setup)) && setKiosk(setup.mode !== 'off')
}

/** The device is nobody's again. */
export async function forgetSetup(): Promise<void> {
  setKiosk(false)
  await writeSetting(setupName, null)
  await withCache((cache) => cache.delete(setupAddress)).catch(() => null)
}

const withCache = openCopyCache(deviceDatabase.name)

/** The same outside the browser's databases, which a full disk may cost all at once, with the PIN that guards the device. */
const readSetupCopy = (): Promise<KioskSetup | null> =>
  withCache(async (cache) => {
    const text = await (await cache.match(setupAddress))?.text()
    return text === undefined ? null : (JSON.parse(text, withoutBytes) as KioskSetup) // as above
  }).catch(() => null)
