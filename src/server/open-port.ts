import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import type { Environment } from './environment.ts'
import { StartError } from './start-error.ts'

// Node's own limits are a minute, five minutes and none: a handful of slow senders would hold the server.
const headersTimeoutMs = 10_000
// The phones' own patience for a megabyte at 10 KB a second: whoever is cut off earlier sends the same again for ever.
const requestTimeoutMs = 180_000
const maxConnections = 500

type Fetch = (request: Request) => Response | Promise<Response>

/**
 * Serves a function from Request to Response over HTTP.
 * @throws StartError that names the setting at fault
 */
export function openPort(
  fetch: Fetch,
  { port, host, tls }: Pick<Environment, 'port' | 'host' | 'tls'>,
): Promise<Server> {
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false })
  const server = tls ? createTlsServer(tls, listener) : createServer(listener)
  server.headersTimeout = headersTimeoutMs
  server.requestTimeout = requestTimeoutMs
  server.maxConnections = maxConnections
  return new Promise((done, failed) => {
    server.once('error', (error) => failed(asStartError(error, port, host)))
    server.listen({ port, ...(host === null ? {} : { host }) }, () => done(server))
  })
}

function asStartError(error: Error, port: number, host: string | null): Error {
  const code = 'code' in error ? error.code : null
  if (code === 'EADDRINUSE')
    return new StartError(
      `PORT: ${port} is in use; stop the other program, or choose another port, such as PORT=${port + 1}`,
    )
  if (code === 'EACCES') return new StartError(`PORT: this user may not open port ${port}; choose one above 1023`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new StartError(`HOST: "${host}" is no address of this machine; use 0.0.0.0, or unset it`)
  return error
}
