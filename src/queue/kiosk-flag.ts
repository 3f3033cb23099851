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
