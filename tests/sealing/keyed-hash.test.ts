import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { keyedHash, newSecret } from '../../src/sealing/keyed-hash.ts'

it('gives the same value for the same secret, label and input, and another for any other', () => {
  const [one, two] = [newSecret(), newSecret()]
  const values = [
    keyedHash(one, 'receipt', 'x'),
    keyedHash(two, 'receipt', 'x'),
    keyedHash(one, 'organisation', 'x'),
    keyedHash(one, 'receipt', 'y'),
  ]
  expect(new Set(values).size).toBe(4)
  expect(keyedHash(one, 'receipt', 'x')).toBe(values[0])
})

it('is HMAC-SHA-256 over label and value', () => {
  const expected = createHmac('sha256', 'key').update('label\0value').digest('hex')
  expect(keyedHash(Buffer.from('key'), 'label', 'value')).toBe(expected)
})
