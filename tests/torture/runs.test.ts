import { expect, it } from 'vitest'
import { crowdRun } from './crowd-run.ts'
import { hubRun } from './hub-run.ts'
import { lostRepliesRun } from './lost-replies-run.ts'
import { mutantsRun } from './mutants-run.ts'
import { serverKillRun } from './server-kill-run.ts'
import { compareSets } from './set-check.ts'
import { brokenIn, type Outcome } from './torture-run.ts'

// The same runs as `npm run torture`, small enough for every change.
const smallRuns: readonly [string, () => Promise<Outcome>, Outcome['facts']][] = [
  [
    'brings every response through a hub once, whatever is cut or killed',
    () => hubRun({ seed: 7, phones: 8, each: 5, cuts: 3, kills: 1 }),
    { acknowledged: 40, upstream: 40, forwarded: 40 },
  ],
  [
    'has everything that it acknowledged, however often it is killed',
    () => serverKillRun({ seed: 7, phones: 8, kills: 3 }),
    { kills: 3 },
  ],
  [
    'keeps a response once whose reply was lost',
    () => lostRepliesRun({ phones: 3, each: 10 }),
    { 'replies lost': 30, rows: 30 },
  ],
  [
    'gives every mutated expression and definition a value or an error with its place',
    () => mutantsRun({ seed: 7, count: 5000 }),
    { expressions: 4000, definitions: 1000 },
  ],
  ['turns nobody away when a whole hall sends at once', () => crowdRun({ phones: 10, queued: 30 }), { rows: 300 }],
]

it.each(smallRuns)(
  '%s',
  async (_what, run, facts) => {
    const outcome = await run()
    expect(brokenIn(outcome)).toEqual([])
    expect(outcome.facts).toMatchObject(facts)
  },
  90_000,
)

it('finds what is lost, what is there twice, and what nobody sent', () => {
  const sent = new Map(Object.entries({ a: '1', b: '2', c: '3', d: '4' }))
  const acknowledged = new Map(Object.entries({ a: '1', b: '2', c: '3' }))
  const present = [
    { id: 'a', sha256: '1' },
    { id: 'a', sha256: '1' },
    { id: 'b', sha256: 'other bytes' },
    { id: 'e', sha256: '5' },
  ]
  const checked = compareSets(sent, acknowledged, present)
  expect(checked).toEqual({ lost: 2, twice: 1, phantoms: 2 })
  expect(brokenIn({ facts: {}, broken: checked })).toEqual(['lost: 2', 'twice: 1', 'phantoms: 2'])
})
