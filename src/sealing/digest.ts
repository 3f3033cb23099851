import { toHex } from './hex.ts'

const encoder = new TextEncoder()

/** UTF-8; the copy is backed by a plain ArrayBuffer, which WebCrypto's types insist on. */
export const bytesOf = (data: Uint8Array | string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(typeof data === 'string' ? encoder.encode(data) : data)

/** WebCrypto, or null on a plain-http page, where browsers leave it out. */
export const webCrypto = (): SubtleCrypto | null => globalThis.crypto?.subtle ?? null

/** SHA-256 in hex, of bytes or of a text's UTF-8. */
export async function sha256Hex(data: Uint8Array | string): Promise<string> {
  const subtle = webCrypto()
  if (subtle) return toHex(new Uint8Array(await subtle.digest('SHA-256', bytesOf(data))))
  const { sha256 } = await import('./plain-http.ts')
  return toHex(sha256(bytesOf(data)))
}
