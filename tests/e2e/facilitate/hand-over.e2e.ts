import { expect, test } from '@playwright/test'
import { brokenIn } from '../../torture/torture-run.ts'
import { dayRun } from './day-run.ts'

test('people in turn, five languages, one tablet, no server, dead batteries: every exact answer set arrives', async ({
  launchOptions,
}) => {
  test.setTimeout(240_000)
  // Forty of them: npm run torture -- --only facilitators-day
  const outcome = await dayRun({ people: 5, diesAfter: [1, 3], launchOptions })
  expect(brokenIn(outcome)).toEqual([])
  expect(outcome.facts).toMatchObject({ people: 5, received: 5 })
})
