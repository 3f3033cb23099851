import { expect, it } from 'vitest'
import { hashPassword, makePassword, verifyPassword } from '../../src/sealing/password.ts'

const cheap = { logN: 10, r: 8, p: 1 }

it('makes guessing as costly as OWASP asks for', async () => {
  expect(await hashPassword('seven small boats')).toMatch(/^scrypt\$17\$8\$1\$[^$]{24}\$[^$]{44}$/)
}, 20_000)

it('knows a password again, however its letters are encoded, and no other', async () => {
  const stored = await hashPassword('Mëtropole 12 boats', cheap)
  const tries = ['Mëtropole 12 boats', 'Me\u0308tropole 12 boats', 'mëtropole 12 boats', '']
  expect(await Promise.all(tries.map((text) => verifyPassword(text, stored)))).toEqual([true, true, false, false])
})

it('lets nobody in where there is no stored password, or one that is broken', async () => {
  for (const stored of [null, '', 'scrypt$17$8$1$', 'plain$x']) expect(await verifyPassword('', stored)).toBe(false)
}, 20_000)

it('salts: the same password is stored differently each time', async () => {
  expect(await hashPassword('same', cheap)).not.toBe(await hashPassword('same', cheap))
})

it('makes passwords that can be read aloud', () => {
  expect(makePassword()).toMatch(/^([2-9a-hjkmnp-tv-z]{5}-){3}[2-9a-hjkmnp-tv-z]{5}$/)
  expect(makePassword()).not.toBe(makePassword())
})
