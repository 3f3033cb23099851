import { expect, it } from 'vitest'
import { newRecoveryCodes, recoveryCodeHash } from '../../src/sealing/recovery-code.ts'
import { openSetting, sealSetting } from '../../src/sealing/sealed-setting.ts'
import { acceptTotp, isTotpSecret, newTotpSecret, toBase32, totpAt, totpUri } from '../../src/sealing/totp.ts'

const secret = toBase32(Buffer.from('12345678901234567890'))
const stepMs = 30_000

// RFC 6238, appendix B, SHA-1; of its eight digits the last six.
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('gives the code of the standard at second %i', (second, code) => {
  expect(totpAt(secret, Math.floor(second / 30))).toBe(code)
  expect(acceptTotp(secret, code, second * 1000, 0)).toBe(Math.floor(second / 30))
})

it('encodes as RFC 4648 does', () => {
  expect(toBase32(Buffer.from('fooba'))).toBe('MZXW6YTB')
  expect(isTotpSecret(newTotpSecret())).toBe(true)
})

it('takes the code of one step to either side, and no other', () => {
  const now = 1000 * stepMs
  const accepted = [997, 998, 999, 1000, 1001, 1002].map((step) => acceptTotp(secret, totpAt(secret, step), now, 0))
  expect(accepted).toEqual([null, null, 999, 1000, 1001, null])
})

it('takes no code twice, and none from before the last one', () => {
  const now = 1000 * stepMs
  expect(acceptTotp(secret, totpAt(secret, 1000), now, 1000)).toBe(null)
  expect(acceptTotp(secret, totpAt(secret, 999), now, 1000)).toBe(null)
  expect(acceptTotp(secret, totpAt(secret, 1001), now, 1000)).toBe(1001)
})

it('takes nothing that is not six digits', () => {
  for (const text of ['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦'])
    expect(acceptTotp(secret, text, 59_000, 0)).toBe(null)
})

it('names who and what for in the address of the QR code', () => {
  expect(totpUri('ABC', 'FeMig', 'Amina & co')).toBe('otpauth://totp/FeMig:Amina%20%26%20co?secret=ABC&issuer=FeMig')
})

it('makes recovery codes of 120 bits that can be typed in any way', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(8)
  for (const code of codes) expect(code).toMatch(/^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/)
  const [code = ''] = codes
  expect(recoveryCodeHash(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(recoveryCodeHash(code))
})

it('opens a sealed setting only with the same secret and for the same person', () => {
  const key = new Uint8Array(32).fill(1)
  const sealed = sealSetting(key, 'text', ['totp', 'Amina'])
  expect(sealed).not.toContain('text')
  expect(openSetting(key, sealed, ['totp', 'Amina'])).toBe('text')
  expect(openSetting(key, sealed, ['totp', 'Besa'])).toBe(null)
  expect(openSetting(new Uint8Array(32), sealed, ['totp', 'Amina'])).toBe(null)
  expect(openSetting(key, 'nothing', ['totp', 'Amina'])).toBe(null)
})
