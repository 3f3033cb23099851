import { expect, it } from 'vitest'
import type { KeptSubmission } from '../../../src/contract/exports.ts'
import { createPasses } from '../../../src/interop/export/passes.ts'
import { anArrival } from '../../support/an-arrival.ts'
import { aPlan, keptOf } from '../../support/export-parts.ts'

const rows = Array.from({ length: 12 }, (_, at) =>
  keptOf(anArrival({ instanceId: `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000` })),
)
const odd = rows.filter((_, at) => at % 2 === 1)

/** What three passes see, by their places, over rows that change in between. */
async function seenOver(contents: readonly (readonly KeptSubmission[])[], isOnce = false) {
  let asked = 0
  const passes = createPasses(
    aPlan(),
    async function* () {
      const now = contents[asked] ?? []
      asked += 1
      for (let at = 0; at < now.length; at += 5) yield now.slice(at, at + 5)
    },
    isOnce,
  )
  const seen: (readonly [string, number])[][] = []
  for (const _ of contents) {
    const one: (readonly [string, number])[] = []
    for await (const page of passes())
      one.push(...page.map(({ kept, index }) => [kept.instanceId.slice(6, 8), index] as const))
    seen.push(one)
  }
  return seen
}

const at = (...places: number[]) =>
  places.map((place) => [(odd[place - 1]?.instanceId ?? '').slice(6, 8), place] as const)

it('sees in every pass what was there in the first, each under its number', async () => {
  const all = at(1, 2, 3, 4, 5, 6)
  expect(await seenOver([odd, odd, odd])).toEqual([all, all, all])
  // What arrives meanwhile is no part of it, wherever it stands.
  expect(await seenOver([odd, rows, rows])).toEqual([all, all, all])
})

it('goes on with the others when submissions are withdrawn meanwhile, the last one as well', async () => {
  const withoutEnds = odd.slice(1, -1)
  expect(await seenOver([odd, withoutEnds, withoutEnds])).toEqual([
    at(1, 2, 3, 4, 5, 6),
    at(2, 3, 4, 5),
    at(2, 3, 4, 5),
  ])
})

it('numbers them without remembering any where there is one pass only', async () => {
  expect(await seenOver([odd], true)).toEqual([at(1, 2, 3, 4, 5, 6)])
})
