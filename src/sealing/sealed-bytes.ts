import { bytesOf, webCrypto } from './digest.ts'
import { type RandomBytes, randomBytes } from './random.ts'
import { associated, type SealedText } from './sealed-text.ts'

const algorithm = 'AES-GCM'
/** Of what the browser seals; by it what is sealed elsewhere is told apart, whose nonces are twice as long. */
const nonceBytes = 12

const writtenOut = () => import('./xchacha.ts')

/**
 * Fetches what seals on a plain-http page: it has no worker, so this must be here before the network goes.
 * @throws TypeError when the network is gone already
 */
export async function prepareSealing(): Promise<void> {
  if (!webCrypto()) await writtenOut()
}

/**
 * Seals what may be long, and often: by the browser's own cryptography, beside the page. On a plain-http page, where
 * browsers leave it out, as `sealBytes` does.
 * @param boundTo what the content belongs to: it opens nowhere else, though none of this is hidden
 * @source NIST SP 800-38D (AES-GCM), 256 bits; a nonce drawn at random is safe for 2^32 writes under one key
 */
export async function seal(
  key: Uint8Array,
  content: Uint8Array,
  boundTo: readonly string[],
  random: RandomBytes = randomBytes,
): Promise<SealedText> {
  const subtle = webCrypto()
  if (!subtle) return (await writtenOut()).sealBytes(key, content, boundTo, random)
  const nonce = random(nonceBytes)
  const bytes = await subtle.encrypt(how(nonce, boundTo), await keyFor(subtle, key, 'encrypt'), bytesOf(content))
  return { nonce, bytes: new Uint8Array(bytes) }
}

/** @returns null where the key, what it is bound to, or a single bit is another than when it was sealed */
export async function unseal(
  key: Uint8Array,
  { nonce, bytes }: SealedText,
  boundTo: readonly string[],
): Promise<Uint8Array | null> {
  // By an earlier version of the app, or on a plain-http page.
  if (nonce.length !== nonceBytes) {
    const opened = (await writtenOut()).openBytes(key, { nonce, bytes }, boundTo)
    return opened ?? unseal(key, cutAnew(nonce, bytes), boundTo)
  }
  const subtle = webCrypto()
  if (!subtle) return null
  try {
    const opened = await subtle.decrypt(how(nonce, boundTo), await keyFor(subtle, key, 'decrypt'), bytesOf(bytes))
    return new Uint8Array(opened)
  } catch {
    return null
  }
}

/** A tab of the earlier version takes twice as much for the nonce when it puts a copy back; the seal itself tells. */
function cutAnew(nonce: Uint8Array, bytes: Uint8Array): SealedText {
  const all = new Uint8Array([...nonce, ...bytes])
  return { nonce: all.slice(0, nonceBytes), bytes: all.slice(nonceBytes) }
}

const how = (nonce: Uint8Array, boundTo: readonly string[]): AesGcmParams => ({
  name: algorithm,
  iv: bytesOf(nonce),
  additionalData: associated(boundTo),
})

const keyFor = (subtle: SubtleCrypto, key: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  subtle.importKey('raw', bytesOf(key), algorithm, false, [use])
