import type { AppConfig } from './app-parts.ts'

/** The address under which the sender reached us. */
export function ownAddress(request: Request, { trustProxy }: Pick<AppConfig, 'trustProxy'>) {
  const url = new URL(request.url)
  const forwarded = (name: string) => (trustProxy ? request.headers.get(name)?.split(',')[0]?.trim() : undefined)
  const isHttps = (forwarded('X-Forwarded-Proto') ?? url.protocol.slice(0, -1)) === 'https'
  const host = forwarded('X-Forwarded-Host') ?? url.host
  const hostname = host.replace(/:\d+$/, '')
  return {
    isHttps,
    host,
    isLocal: ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost'),
  }
}

/**
 * Whether a write comes from a page of ours. Every browser names the origin of a write; a request without one comes
 * from no browser and carries nobody's cookie by accident.
 */
export function isFromOurPage(request: Request, config: Pick<AppConfig, 'publicOrigin' | 'trustProxy'>): boolean {
  const origin = request.headers.get('Origin')
  if (origin === null) return ['same-origin', 'none', null].includes(request.headers.get('Sec-Fetch-Site'))
  if (origin === config.publicOrigin) return true
  // Hosts only: behind a proxy that we were not told about, the page is https and the request is not.
  return URL.canParse(origin) && new URL(origin).host === ownAddress(request, config).host
}
