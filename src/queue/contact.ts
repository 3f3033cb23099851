const key = 'femig.contact'
const hourMs = 3_600_000

let seen: Date | null = null

/** The endpoint has answered. Kept by the hour: nearer would tell, on a shared device, when the last person finished. */
export function noteContact(now: Date): void {
  seen = now
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs).toISOString()
  try {
    if (localStorage.getItem(key) !== hour) localStorage.setItem(key, hour)
  } catch {
    // Blocked: then it is known as long as the page is open.
  }
}

/** When the endpoint answered last: to the minute what this page has seen, else to the hour; null where nobody knows. */
export function lastContact(): Date | null {
  if (seen) return seen
  try {
    const at = Date.parse(localStorage.getItem(key) ?? '')
    return Number.isNaN(at) ? null : new Date(at)
  } catch {
    return null
  }
}
