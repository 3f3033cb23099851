import { bytesOf, webCrypto } from './digest.ts'
import type { SealedText } from './sealed-text.ts'
import { openText, sealText } from './xchacha.ts'

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const purpose = bytesOf('femig sealed for')

/** The public half seals and may lie about; only the private half opens. */
export type KeyPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array }

/** A text for whoever holds the private key; `from` is a public key that was made for this text alone. */
export type SealedFor = { readonly from: Uint8Array; readonly text: SealedText }

/** @returns null on a plain-http page, where browsers leave their cryptography out */
export async function newKeyPair(): Promise<KeyPair | null> {
  const subtle = webCrypto()
  if (!subtle) return null
  const { publicKey, privateKey } = await subtle.generateKey(curve, true, ['deriveBits'])
  return {
    publicKey: new Uint8Array(await subtle.exportKey('raw', publicKey)),
    privateKey: new Uint8Array(await subtle.exportKey('pkcs8', privateKey)),
  }
}

/**
 * Seals without being able to open again: what one person leaves on a device, nobody but the holder of the PIN reads.
 * @param boundTo as for `sealText`
 * @throws TypeError on a plain-http page
 * @source the construction of RFC 9180 (ephemeral ECDH on P-256, HKDF-SHA-256) around XChaCha20-Poly1305; no HPKE, as
 *         nothing but this device ever opens it
 */
export async function sealFor(publicKey: Uint8Array, text: string, boundTo: readonly string[]): Promise<SealedFor> {
  const own = await newKeyPair()
  if (!own) throw new TypeError('This page has no cryptography of the browser’s own; open it by https')
  const key = await sharedKey(own.privateKey, publicKey, own.publicKey, publicKey)
  return { from: own.publicKey, text: sealText(key, text, boundTo) }
}

/** @returns null where it was sealed for another key, is bound to something else, or was changed */
export async function openSealedFor(
  { publicKey, privateKey }: KeyPair,
  { from, text }: SealedFor,
  boundTo: readonly string[],
): Promise<string | null> {
  try {
    return openText(await sharedKey(privateKey, from, from, publicKey), text, boundTo)
  } catch {
    return null
  }
}

async function sharedKey(
  privateKey: Uint8Array,
  theirs: Uint8Array,
  from: Uint8Array,
  to: Uint8Array,
): Promise<Uint8Array> {
  const subtle = crypto.subtle
  const secret = await subtle.deriveBits(
    { name: 'ECDH', public: await subtle.importKey('raw', bytesOf(theirs), curve, false, []) },
    await subtle.importKey('pkcs8', bytesOf(privateKey), curve, false, ['deriveBits']),
    256,
  )
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const info = new Uint8Array([...purpose, ...from, ...to])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  return new Uint8Array(await subtle.deriveBits(how, material, 256))
}
