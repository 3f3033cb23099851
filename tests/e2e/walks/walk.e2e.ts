import { test } from '@playwright/test'
import fc from 'fast-check'
import { fuzzSeed } from '../../support/fuzz-seed.ts'
import { Endpoint } from '../support/endpoint.ts'
import { Luck } from './model.ts'
import { Walk } from './walk.ts'

// FUZZ_RUNS=200 before a release; FUZZ_SEED=<number> for other walks, and to see a broken one again.
const seed = fuzzSeed(process.env['FUZZ_SEED'])
const runs = Number(process.env['FUZZ_RUNS'] ?? 6)

let endpoint: Endpoint
/** Instance IDs of earlier walks: whatever else is in the store belongs to this one. */
const stored = new Set<string>()
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
  stored.clear()
})
test.afterAll(() => endpoint.kill())

for (let number = 0; number < runs; number += 1) {
  test(`what is stored after walk ${number} is what the engine alone would send`, async ({ page }) => {
    let steps: readonly string[] = []
    const walk = fc.asyncProperty(fc.gen(), async (draw) => {
      const way = new Walk(page, endpoint, new Luck(draw))
      steps = way.steps
      await way.go(stored)
    })
    // Never shrunk: in a browser that takes minutes, and the lines below say what happened.
    const { failed, errorInstance } = await fc.check(walk, { seed: seed + number, numRuns: 1, endOnFailure: true })
    if (!failed) return
    const why = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)
    throw new Error(`FUZZ_SEED=${seed} (walk ${number}) parts after\n${steps.join('\n')}\n${why}`)
  })
}
