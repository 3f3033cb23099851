import { readSetting } from './device-settings.ts'

/** Where the facilitator's set-up lies among the settings of the device. */
export const setupName = 'kiosk'

/** Also read by the script that stands in the page itself: see draft-flag.ts. */
export const kioskKey = 'femig.kiosk'

/**
 * Whether this device goes from hand to hand. Beside the set-up, because the survey's page must know before it shows
 * anything, and no other phone should wait for a database to hear that it does not.
 */
export function isKiosk(): boolean {
  try {
    return localStorage.getItem(kioskKey) !== null
  } catch {
    // Blocked: then nobody could have set the device up either.
    return false
  }
}

/** @returns false where the browser does not keep it */
export function setKiosk(isOn: boolean): boolean {
  try {
    if (isOn) localStorage.setItem(kioskKey, '1')
    else localStorage.removeItem(kioskKey)
    return true
  } catch {
    return false
  }
}

/**
 * Raises the flag again where the set-up says that this device goes round: browsers write local storage down seconds
 * later, and a battery that died in between takes the flag, but not the set-up.
 * @returns true where the flag had been lost and is back
 */
export async function raiseLostFlag(): Promise<boolean> {
  if (isKiosk()) return false
  const setup = (await readSetting(setupName)) as { readonly mode?: unknown } | null // only `writeSetup` writes it
  return setup !== null && setup.mode !== 'off' && setKiosk(true) && isKiosk()
}
