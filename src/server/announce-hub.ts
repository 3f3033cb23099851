import { networkInterfaces } from 'node:os'
import type { Environment } from './environment.ts'

/** Says what a facilitator must know who starts a hub on a laptop: where phones find it, and what plain http costs. */
export function announceHub(
  base: string,
  port: number,
  { upstream, tls, publicUrl }: Pick<Environment, 'upstream' | 'tls' | 'publicUrl'>,
): void {
  console.log(`hub          ${base}/hub/`)
  console.log(`forwards to  ${upstream?.baseUrl}`)
  if (publicUrl === null)
    for (const address of localAddresses()) console.log(`phones       ${tls ? 'https' : 'http'}://${address}:${port}/`)
  if (!tls && publicUrl?.protocol !== 'https:')
    console.log(
      'This hub speaks plain http: phones cannot open the survey without it, and others on the network can read along. Set TLS_CERT and TLS_KEY, or PUBLIC_URL behind a proxy with https.',
    )
}

const localAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
