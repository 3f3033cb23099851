import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { uuid } from '../../src/contract/submission.ts'
import { newUuid, orgHash, sha256Hex } from '../../src/sealing/index.ts'
import { normaliseName } from '../../src/sealing/normalise-name.ts'

const reference = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
const plainHttp = () => vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })

afterEach(() => vi.unstubAllGlobals())

describe.each([
  ['with WebCrypto', () => undefined],
  ['on a plain-http page', plainHttp],
])('SHA-256 %s', (_, prepare) => {
  it('is that of the UTF-8 bytes, whatever the text', async () => {
    prepare()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => (await sha256Hex(text)) === reference(text)),
    )
    await fc.assert(fc.asyncProperty(fc.uint8Array(), async (bytes) => (await sha256Hex(bytes)) === reference(bytes)))
  })
})

describe('an instance ID', () => {
  it('is a random UUID that the contract accepts', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        (bytes) => uuid.safeParse(newUuid(() => bytes)).success,
      ),
    )
    expect(new Set(Array.from({ length: 1000 }, () => newUuid())).size).toBe(1000)
  })

  it('sets version and variant and leaves all other bits as they came', () => {
    expect(newUuid(() => new Uint8Array(16).fill(0xff))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
    expect(newUuid(() => new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000')
  })

  it('is made on a plain-http page too', () => {
    plainHttp()
    expect(uuid.safeParse(newUuid()).success).toBe(true)
  })
})

describe('the hash of an organisation', () => {
  it.each([
    ['Organización Mujer, A.C.', '  organizacion  MUJER a.c. '],
    ['Gruaja Shqiptare “Ëndrra”', 'GRUAJA SHQIPTARE endrra'],
    ['جَمْعِيَّة الأَمَل', 'جمعية الامل'],
    ['جمـــعية الأمل', 'جمعية الامل'],
    ['Femmes & Santé', 'femmes  santé'],
    ['Ｗｏｍｅｎ ２０３０', 'women 2030'],
  ])('is the same for %j and %j', async (one, other) => {
    expect(await orgHash(one, 'MEX')).toBe(await orgHash(other, 'MEX'))
  })

  it('is another in another country, and for another name', async () => {
    const hashes = await Promise.all([
      orgHash('Sol', 'MEX'),
      orgHash('Sol', 'ESP'),
      orgHash('Luna', 'MEX'),
      orgHash('So', 'lMEX'),
    ])
    expect(new Set(hashes).size).toBe(4)
  })

  it('is none without a name', async () => {
    expect(await orgHash('  – . ', 'MEX')).toBeNull()
  })

  it('does not depend on how often the name was normalised', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (name) => normaliseName(normaliseName(name)) === normaliseName(name),
      ),
    )
  })
})
