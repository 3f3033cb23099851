import { expect, it } from 'vitest'
import { hubRun } from '../torture/hub-run.ts'

it('brings every response upstream once, though the line is cut and the hub killed while phones send', async () => {
  const outcome = await hubRun({ seed: 7, phones: 8, submissionsEach: 5, cuts: 3, hubKills: 2 })
  expect(outcome).toEqual({
    sent: 40,
    acknowledged: 40,
    present: 40,
    lost: 0,
    phantoms: 0,
    twice: 0,
    cuts: 3,
    hubKills: 2,
    viaHub: 40,
    ledger: { received: 40, forwarded: 40, waiting: 0 },
    heldBack: 0,
  })
}, 90_000)
