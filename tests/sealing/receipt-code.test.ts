import { createHmac, pbkdf2Sync } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { formatReceiptCode, newReceiptCode, readReceiptCode, receiptHashes } from '../../src/sealing/index.ts'

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Node's own implementation, as the second opinion. */
function expectedHash(code: string, surveyId: string, part: string): string {
  const key = pbkdf2Sync(code, `receipt ${surveyId}`, 600_000, 32, 'sha256')
  return createHmac('sha256', key).update(part).digest('hex')
}

afterEach(() => vi.unstubAllGlobals())

describe('a receipt code', () => {
  it('has twelve characters that cannot be mistaken for one another', () => {
    for (let made = 0; made < 200; made++) expect(newReceiptCode()).toMatch(new RegExp(`^[${alphabet}]{12}$`))
  })

  it('favours no character', () => {
    const counts = new Map<string, number>()
    let byte = 0
    const everyByteInTurn = (count: number) => Uint8Array.from({ length: count }, () => byte++ % 256)
    for (let made = 0; made < 256; made++)
      for (const character of newReceiptCode(everyByteInTurn)) counts.set(character, (counts.get(character) ?? 0) + 1)
    expect(counts.size).toBe(30)
    // Not exactly equal, because each code leaves some of its last bytes unused.
    for (const count of counts.values()) expect(Math.abs(count - (256 * 12) / 30)).toBeLessThan(12)
  })

  it('is shown in three groups and read back from there', () => {
    expect(formatReceiptCode('ABCD2345WXYZ')).toBe('ABCD-2345-WXYZ')
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { minLength: 12, maxLength: 12 }), (characters) => {
        const code = characters.join('')
        return readReceiptCode(formatReceiptCode(code)) === code && readReceiptCode(` ${code.toLowerCase()} `) === code
      }),
    )
  })

  it.each([
    ['abcd 2345 wxyz', 'ABCD2345WXYZ'],
    ['ABCD‑2345–WXYZ', 'ABCD2345WXYZ'],
    ['ABCD٢٣٤٥WXYZ', 'ABCD2345WXYZ'],
    ['ＡＢＣＤ2345WXYZ', 'ABCD2345WXYZ'],
    ['ABCD-2345-WXY', null],
    ['ABCD-2345-WXYZ2', null],
    ['ABCD-2345-WXY0', null],
    ['', null],
  ])('is read from %j as %s', (typed, code) => {
    expect(readReceiptCode(typed)).toBe(code)
  })
})

describe('what the endpoint gets instead of the code', () => {
  const code = 'ABCD2345WXYZ'

  it('is another value for every part', async () => {
    const hashes = await receiptHashes(code, 'femig-global-cso', ['answers', 'mapping', 'contacts'])
    expect(new Set(Object.values(hashes)).size).toBe(3)
    for (const [part, hash] of Object.entries(hashes)) expect(hash).toBe(expectedHash(code, 'femig-global-cso', part))
  })

  it('is the same on a plain-http page, where the browser leaves WebCrypto out', async () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    const hashes = await receiptHashes(code, 'femig-global-cso', ['answers'])
    expect(hashes).toEqual({ answers: expectedHash(code, 'femig-global-cso', 'answers') })
  }, 30_000)

  it('differs between surveys', async () => {
    const [one, other] = await Promise.all(['one', 'other'].map((survey) => receiptHashes(code, survey, ['answers'])))
    expect(one).not.toEqual(other)
  })
})
