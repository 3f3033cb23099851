import { describe, expect, it } from 'vitest'
import { lockWithPin, openWithPin } from '../../src/sealing/pin-lock.ts'
import { newKeyPair, openSealedFor, sealFor } from '../../src/sealing/sealed-for.ts'

const secret = new Uint8Array([1, 2, 3, 250])
const few = 100

describe('a secret behind a PIN', () => {
  it('opens with the same PIN and with no other', async () => {
    const lock = await lockWithPin('4711', secret, few)
    expect(await openWithPin(lock, '4711')).toEqual(secret)
    for (const wrong of ['4712', '04711', '471', '']) expect(await openWithPin(lock, wrong)).toBeNull()
  })

  it('is another each time, though the PIN is the same', async () => {
    const [one, other] = [await lockWithPin('4711', secret, few), await lockWithPin('4711', secret, few)]
    expect(one.salt).not.toEqual(other.salt)
    expect(one.sealed.bytes).not.toEqual(other.sealed.bytes)
  })

  it('costs as many rounds as a receipt code', async () => {
    expect((await lockWithPin('4711', secret)).rounds).toBe(600_000)
  })

  it('opens on a page that browsers leave without cryptography, by the same bits', async () => {
    const lock = await lockWithPin('4711', secret, few)
    const { subtle } = crypto
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true })
    try {
      expect(await openWithPin(lock, '4711')).toEqual(secret)
      expect(await newKeyPair()).toBeNull()
    } finally {
      Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true })
    }
  })
})

describe('a text sealed for a key', () => {
  const made = async () => {
    const pair = await newKeyPair()
    if (!pair) throw new Error('Node has WebCrypto')
    return pair
  }

  it('opens with the private half, where it belongs, and nowhere else', async () => {
    const pair = await made()
    const sealed = await sealFor(pair.publicKey, 'words of hers', ['draft', '1'])
    expect(await openSealedFor(pair, sealed, ['draft', '1'])).toBe('words of hers')
    expect(await openSealedFor(pair, sealed, ['draft', '2'])).toBeNull()
    expect(await openSealedFor(await made(), sealed, ['draft', '1'])).toBeNull()
  })

  it('does not open once a single bit of it is another', async () => {
    const pair = await made()
    const sealed = await sealFor(pair.publicKey, 'words of hers', [])
    for (const part of [sealed.from, sealed.text.nonce, sealed.text.bytes]) {
      part[3] = (part[3] ?? 0) ^ 1
      expect(await openSealedFor(pair, sealed, [])).toBeNull()
      part[3] = (part[3] ?? 0) ^ 1
    }
    expect(await openSealedFor(pair, sealed, [])).toBe('words of hers')
  })

  it('cannot be opened by what sealed it', async () => {
    const pair = await made()
    const sealed = await sealFor(pair.publicKey, 'words of hers', [])
    const publicOnly = { publicKey: pair.publicKey, privateKey: new Uint8Array(138) }
    expect(await openSealedFor(publicOnly, sealed, [])).toBeNull()
  })
})
