import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { unusedMembers, unusedStatics } from '../../scripts/dexie-unused.ts'

const files = globSync('src/{queue,carry,sync,screens,worker}/**/*.{ts,tsx}')
const code = files.map((file) => readFileSync(file, 'utf8')).join('\n')

/** Names that the code calls, also those that Dexie has no part in. */
const called = new Set([...code.matchAll(/\.(\w+)\s*[(<]/g)].map(([, name]) => name))
const ofDexie = new Set([...code.matchAll(/\bDexie\.(\w+)/g)].map(([, name]) => name))

it('leaves nothing out of Dexie that the queue calls', () => {
  // So that a pattern that finds nothing does not pass.
  expect([...called]).toEqual(expect.arrayContaining(['bulkPut', 'between', 'orderBy', 'primaryKeys']))
  expect([...ofDexie]).toEqual(expect.arrayContaining(['minKey', 'maxKey']))
  const leftOut = Object.values(unusedMembers).flat()
  expect(leftOut.filter((name) => called.has(name))).toEqual([])
  expect(code).not.toMatch(/\.where\(\{/)
  expect(unusedStatics.filter((name) => ofDexie.has(name))).toEqual([])
})

it('knows every index by which the queue asks, as the schema spells it', () => {
  const listed = new Set(readFileSync('src/queue/database.ts', 'utf8').split(/['\s,]+/))
  const asked = new Set(
    [...code.matchAll(/\.(?:where|orderBy)\('([^']+)'|'(\[\w+\+[\w+]+\])'/g)].map(
      ([, name, columns]) => name ?? columns,
    ),
  )
  expect([...asked]).toEqual(
    expect.arrayContaining(['[state+part+attempts]', '[part+workshop+madeOn+state]', 'madeOn']),
  )
  expect([...asked].filter((index) => index !== ':id' && !listed.has(index ?? ''))).toEqual([])
})
