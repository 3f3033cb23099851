/** What a link or a QR code carries: never anything about a person. */
export type Arrival = {
  readonly workshop: string | null
  readonly channel: string | null
  readonly language: string | null
}

const workshopPattern = /^[a-z0-9_]{3,16}$/

/**
 * Reads `/w/<workshop>`, `?w=`, `?s=` and `?lang=`. A link to a workshop is met as a QR code unless it says otherwise.
 * @param url    the page's address
 * @param before what an earlier reading left in the history entry, so that a reload keeps the workshop
 */
export function readAddress(url: URL, before: Arrival | null): Arrival {
  const fromPath = /^\/w\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? null
  const code = (url.searchParams.get('w') ?? fromPath ?? '').toLowerCase()
  const workshop = code === '' ? (before?.workshop ?? null) : workshopPattern.test(code) ? code : 'unknown'
  const channel = url.searchParams.get('s') ?? (fromPath ? 'qr' : (before?.channel ?? null))
  return { workshop, channel, language: url.searchParams.get('lang') }
}
