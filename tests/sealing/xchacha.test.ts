import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fromHex, toHex } from '../../src/sealing/hex.ts'
import { newTextKey } from '../../src/sealing/sealed-text.ts'
import { openText, sealText } from '../../src/sealing/xchacha.ts'

const draft = ['draft 1', 'femig-global-cso', '2026-12-01']
const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes)

afterEach(() => vi.unstubAllGlobals())

describe('a sealed text', () => {
  it.each([
    ['with WebCrypto', () => undefined],
    ['on a plain-http page', () => vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })],
  ])('is opened by its key, whatever the text, %s', (_, prepare) => {
    prepare()
    fc.assert(
      // A lone half of a pair of UTF-16 is no text; typing cannot bring it about.
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const key = newTextKey()
        return openText(key, sealText(key, text, draft), draft) === text
      }),
    )
  })

  it('holds none of its words, and is another at every write', () => {
    const key = newTextKey()
    const [one, other] = [sealText(key, 'care is work', draft), sealText(key, 'care is work', draft)]
    expect(latin(one.bytes)).not.toContain('care')
    expect(toHex(one.nonce)).not.toBe(toHex(other.nonce))
    expect(toHex(one.bytes)).not.toBe(toHex(other.bytes))
  })

  it('is not opened by another key', () => {
    expect(openText(newTextKey(), sealText(newTextKey(), 'care is work', draft), draft)).toBeNull()
  })

  it.each([
    ['another draft', ['draft 2', 'femig-global-cso', '2026-12-01']],
    ['another survey', ['draft 1', 'other', '2026-12-01']],
    ['another version of the survey', ['draft 1', 'femig-global-cso', '2027-01-01']],
    ['the same letters cut elsewhere', ['draft 1femig', '-global-cso', '2026-12-01']],
  ])('is not opened as that of %s', (_, boundTo) => {
    const key = newTextKey()
    expect(openText(key, sealText(key, 'care is work', draft), boundTo)).toBeNull()
  })

  it('is not opened when a single bit of it has changed', () => {
    const key = newTextKey()
    const sealed = sealText(key, 'care is work', draft)
    for (let at = 0; at < sealed.bytes.length; at += 1) {
      const bytes = sealed.bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
      expect(openText(key, { ...sealed, bytes }, draft)).toBeNull()
    }
    const nonce = sealed.nonce.map((byte, index) => (index === 0 ? byte ^ 1 : byte))
    expect(openText(key, { ...sealed, nonce }, draft)).toBeNull()
  })

  // draft-irtf-cfrg-xchacha-03, appendix A.3.1: what anybody else's XChaCha20-Poly1305 makes of the same.
  it('is what the published example says', () => {
    const key = fromHex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f')
    const nonce = fromHex('404142434445464748494a4b4c4d4e4f5051525354555657')
    const plain =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
    const { bytes } = sealText(key, plain, draft, () => nonce)
    // The example binds other data, which changes the tag of 16 bytes and nothing before it.
    expect(toHex(bytes.slice(0, -16))).toBe(
      'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e',
    )
  })

  it('has a key of 256 random bits', () => {
    expect(newTextKey()).toHaveLength(32)
    expect(new Set(Array.from({ length: 1000 }, () => toHex(newTextKey()))).size).toBe(1000)
  })
})

describe('hex', () => {
  it('is read back as the bytes that it was', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => toHex(fromHex(toHex(bytes))) === toHex(bytes)))
  })
})
