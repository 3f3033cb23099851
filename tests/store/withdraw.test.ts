import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Arrival, Store } from '../../src/store/store.ts'
import { anArrival } from '../support/an-arrival.ts'
import { aSqlite, eachStore, type TestDatabase } from '../support/each-store.ts'

const day = '2026-12-03'
const parts = ['answers', 'mapping', 'contacts', 'leaders', 'other_parts'] as const

eachStore((database, kind) => {
  it('deletes every part that carries the receipt, and nothing else', async () => {
    const { open, query } = await database()
    const store = await open()
    for (const part of ['answers', 'mapping', 'contacts', 'leaders', 'unheard_of'])
      await store.keep(
        [anArrival({ part, receiptKey: `mine-${part}` }), anArrival({ part, receiptKey: `hers-${part}` })],
        day,
      )
    for (const part of ['answers', 'mapping', 'contacts', 'leaders', 'unheard_of'])
      await store.withdraw(`mine-${part}`, day)
    for (const table of parts) {
      const rows = await query(`select receipt_key from ${table}`)
      expect(rows).toEqual([{ receipt_key: `hers-${table === 'other_parts' ? 'unheard_of' : table}` }])
    }
  })

  it('keeps nothing of a submission that arrives after its withdrawal, and answers as if it did', async () => {
    const { open, query } = await database()
    const store = await open()
    await store.withdraw('mine', day)
    const arrival = anArrival({ receiptKey: 'mine' })
    expect(await store.keep([arrival, arrival], day)).toEqual([
      { state: 'stored', receivedOn: day },
      { state: 'stored', receivedOn: day },
    ])
    expect(await query('select * from answers')).toEqual([])
    expect((await store.counts('femig-global-cso')).withdrawn).toBe(1)
  })

  it('does not count a withdrawal for which nothing ever came', async () => {
    const store = await (await database()).open()
    await store.withdraw('nobody', day)
    await store.withdraw('nobody', day)
    expect((await store.counts('femig-global-cso')).withdrawn).toBe(0)
  })

  it('wins against an arrival at the same moment', async () => {
    const { openForTwo, query } = await database()
    const [one, two] = await openForTwo()
    for (let round = 0; round < 25; round += 1)
      await Promise.all([one.keep([anArrival({ receiptKey: `r${round}` })], day), two.withdraw(`r${round}`, day)])
    expect(await query('select receipt_key from answers')).toEqual([])
  })

  it('ends in the same state whatever the order of arrivals and withdrawals', async () => {
    const tidy = await database()
    const store = await tidy.open()
    await fc.assert(
      fc.asyncProperty(stepsInTwoOrders, async ([one, other]) => {
        expect(await stateAfter(tidy, store, one)).toEqual(await stateAfter(tidy, store, other))
      }),
      { numRuns: kind === 'sqlite' ? 100 : 25 },
    )
  }, 120_000)
})

it('leaves no trace of a withdrawn answer in any file of SQLite', async () => {
  const { open, settings } = aSqlite()
  const store = await open()
  const marker = 'a sentence that somebody took back'
  const large = marker.repeat(2000)
  await store.keep(
    [anArrival({ receiptKey: 'mine', text: marker }), anArrival({ receiptKey: 'mine', text: large }), anArrival()],
    day,
  )
  await store.withdraw('mine', day)
  for (const name of readdirSync(settings.dataDir))
    expect(readFileSync(join(settings.dataDir, name)).includes(marker)).toBe(false)
})

type Step = { readonly keep: Arrival } | { readonly withdraw: string }

const stepsInTwoOrders = fc
  .uniqueArray(
    fc.oneof(
      fc
        .record({
          id: fc.integer({ min: 1, max: 3 }),
          text: fc.constantFrom('x', 'y', 'z'),
          receipt: fc.constantFrom('r1', 'r2', null),
        })
        .map(toArrival),
      fc.constantFrom<Step>({ withdraw: 'r1' }, { withdraw: 'r2' }),
    ),
    {
      selector: (step) => ('keep' in step ? `${step.keep.instanceId}${step.keep.sha256}` : step.withdraw),
      minLength: 2,
      maxLength: 9,
    },
  )
  .chain((steps) => fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length })))

function toArrival({ id, text, receipt }: { id: number; text: string; receipt: string | null }): Step {
  return { keep: anArrival({ instanceId: `00000000-0000-4000-8000-00000000000${id}`, text, receiptKey: receipt }) }
}

/** Which contents are kept, how many IDs count, and that exactly one content of each counted ID stands first. */
async function stateAfter({ query }: TestDatabase, store: Store, steps: readonly Step[]) {
  await empty(query)
  for (const step of steps) {
    if ('keep' in step) await store.keep([step.keep], day)
    else await store.withdraw(step.withdraw, day)
  }
  const rows = await query('select instance_id, sha256, standing from answers order by instance_id, sha256')
  const ids = new Set(rows.map((row) => row['instance_id']))
  const firsts = rows.filter((row) => row['standing'] === 'first').map((row) => row['instance_id'])
  expect(firsts.toSorted()).toEqual([...ids].toSorted())
  const { withdrawn, conflicts } = await store.counts('femig-global-cso')
  return {
    kept: rows.map((row) => `${row['instance_id']} ${row['sha256']}`),
    totals: await store.totals('femig-global-cso'),
    withdrawn,
    conflicts,
  }
}

async function empty(query: TestDatabase['query']): Promise<void> {
  for (const table of ['answers', 'withdrawals', 'tallies']) await query(`delete from ${table}`)
}
