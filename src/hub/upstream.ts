import { viaHeader } from '../contract/routes.ts'

/** The server that a hub collects for. */
export interface Upstream {
  /** Without a slash at its end. */
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
}

/** @param token by which the upstream knows this hub; null where it takes submissions as from any device */
export const upstreamAt = (url: URL, token: string | null): Upstream => ({
  baseUrl: url.href.replace(/\/+$/, ''),
  headers: { [viaHeader]: 'hub', ...(token === null ? {} : { Authorization: `Bearer ${token}` }) },
})
