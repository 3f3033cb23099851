import type { CDPSession } from '@playwright/test'

/** What came over the wire, compressed, headers included. */
export type Wire = {
  readonly bytes: () => number
  readonly scriptAndStyleBytes: () => number
}

export function watchWire(cdp: CDPSession): Wire {
  const kinds = new Map<string, string>()
  const bytes = new Map<string, number>()
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, type)
    if (!response.fromDiskCache && !response.fromServiceWorker) bytes.set(requestId, response.encodedDataLength)
  })
  cdp.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (bytes.has(requestId)) bytes.set(requestId, (bytes.get(requestId) ?? 0) + encodedDataLength)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (bytes.has(requestId)) bytes.set(requestId, encodedDataLength)
  })
  const sum = (wanted: (kind: string) => boolean): number =>
    [...bytes].reduce((total, [id, size]) => total + (wanted(kinds.get(id) ?? '') ? size : 0), 0)
  return {
    bytes: () => sum(() => true),
    scriptAndStyleBytes: () => sum((kind) => kind === 'Script' || kind === 'Stylesheet'),
  }
}
