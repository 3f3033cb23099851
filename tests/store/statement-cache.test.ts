import { expect, it } from 'vitest'
import { createStatementCache } from '../../src/store/statement-cache.ts'

function aCache() {
  const prepared: string[] = []
  const get = createStatementCache((text) => {
    prepared.push(text)
    return { text }
  })
  return { get, prepared }
}

const long = (number: number) => `insert into tallies values ${number}${', (?, ?, ?)'.repeat(200)}`

it('prepares a short statement once', () => {
  const { get, prepared } = aCache()
  const first = get('select 1')
  for (let other = 0; other < 30; other += 1) get(long(other))
  expect(get('select 1')).toBe(first)
  expect(prepared.filter((text) => text === 'select 1')).toHaveLength(1)
})

it('keeps of the long statements those that came last, and gives each its own', () => {
  const { get, prepared } = aCache()
  for (let other = 0; other < 100; other += 1) {
    expect(get(long(other)).text).toBe(long(other))
    // Asked for all the time, it stays.
    expect(get(long(0)).text).toBe(long(0))
  }
  expect(prepared).toHaveLength(100)
  get(long(99))
  expect(prepared).toHaveLength(100)
  get(long(1))
  expect(prepared).toHaveLength(101)
})
