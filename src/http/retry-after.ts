/**
 * What the reply asks for, in ms, or null. A date is measured against the reply's own date,
 * because the phone's clock may be years off.
 * @source RFC 9110 section 10.2.3
 */
export function retryAfterMs(headers: Headers): number | null {
  const value = headers.get('Retry-After')?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const until = Date.parse(value) - Date.parse(headers.get('Date') ?? '')
  return Number.isFinite(until) && until >= 0 ? until : null
}
