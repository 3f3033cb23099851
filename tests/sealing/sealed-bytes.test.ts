import { gcm } from '@noble/ciphers/aes.js'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { toHex } from '../../src/sealing/hex.ts'
import { seal, unseal } from '../../src/sealing/sealed-bytes.ts'
import { newTextKey } from '../../src/sealing/sealed-text.ts'
import { openBytes, sealBytes } from '../../src/sealing/xchacha.ts'

const draft = ['draft 1', 'femig-global-cso', '2026-12-01']
const content = new TextEncoder().encode('care is work')
const leaveOutCrypto = () => vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes)

afterEach(() => vi.unstubAllGlobals())

describe('sealed bytes', () => {
  it.each([
    ['with WebCrypto', () => undefined],
    ['on a plain-http page', leaveOutCrypto],
  ])('are opened by their key, whatever they are, %s', async (_, prepare) => {
    prepare()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const key = newTextKey()
        expect(await unseal(key, await seal(key, bytes, draft), draft)).toEqual(bytes)
      }),
    )
  })

  it('hold nothing of their content, and are others at every write', async () => {
    const key = newTextKey()
    const [one, other] = [await seal(key, content, draft), await seal(key, content, draft)]
    expect(latin(one.bytes)).not.toContain('care')
    expect(toHex(one.nonce)).not.toBe(toHex(other.nonce))
    expect(toHex(one.bytes)).not.toBe(toHex(other.bytes))
  })

  it('are what anybody else’s AES-GCM makes of the same', async () => {
    const key = newTextKey()
    const { nonce, bytes } = await seal(key, content, draft)
    const others = gcm(key, nonce, new TextEncoder().encode(JSON.stringify(draft)))
    expect(bytes).toEqual(others.encrypt(content))
  })

  it('are opened by no other key, as nothing else, and not with a bit changed', async () => {
    const key = newTextKey()
    const sealed = await seal(key, content, draft)
    expect(await unseal(newTextKey(), sealed, draft)).toBeNull()
    expect(await unseal(key, sealed, ['draft 2', 'femig-global-cso', '2026-12-01'])).toBeNull()
    expect(await unseal(key, sealed, ['draft 1femig', '-global-cso', '2026-12-01'])).toBeNull()
    for (let at = 0; at < sealed.bytes.length; at += 1) {
      const bytes = sealed.bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
      expect(await unseal(key, { ...sealed, bytes }, draft)).toBeNull()
    }
    const nonce = sealed.nonce.map((byte, index) => (index === 0 ? byte ^ 1 : byte))
    expect(await unseal(key, { ...sealed, nonce }, draft)).toBeNull()
  })

  it('open as an earlier version of the app, or a plain-http page, has sealed them', async () => {
    const key = newTextKey()
    const before = sealBytes(key, content, draft)
    expect(await unseal(key, before, draft)).toEqual(content)
    expect(await unseal(key, before, ['draft 2'])).toBeNull()
    leaveOutCrypto()
    expect(openBytes(key, await seal(key, content, draft), draft)).toEqual(content)
  })

  it('open also where a tab of the earlier version has cut nonce and rest apart as it did its own', async () => {
    const key = newTextKey()
    const { nonce, bytes } = await seal(key, content, draft)
    const all = new Uint8Array([...nonce, ...bytes])
    expect(await unseal(key, { nonce: all.slice(0, 24), bytes: all.slice(24) }, draft)).toEqual(content)
  })

  it('stay closed where the browser that sealed them is asked on a plain-http page', async () => {
    const key = newTextKey()
    const sealed = await seal(key, content, draft)
    leaveOutCrypto()
    expect(await unseal(key, sealed, draft)).toBeNull()
  })
})
