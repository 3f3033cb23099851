import { expect, it } from 'vitest'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp } from '../support/an-app.ts'
import { eachStore } from '../support/each-store.ts'

const path = '/api/v1/withdrawals'
const receiptHash = 'c'.repeat(64)

eachStore((database) => {
  it('deletes what carries the receipt, in whichever order the two arrive', async () => {
    for (const isWithdrawnFirst of [false, true]) {
      const { submit, send, query, get } = await anApp({ database: await database() })
      const steps = [
        () => submit(aValidEnvelope({ receiptHash }), aValidEnvelope({ part: 'mapping', receiptHash })),
        () => send('POST', path, { receiptHash }),
      ]
      for (const step of isWithdrawnFirst ? steps.toReversed() : steps) await step()
      expect([...(await query('select * from answers')), ...(await query('select * from mapping'))]).toEqual([])
      expect(await (await get('/api/v1/surveys/femig-global-cso/progress')).json()).toMatchObject({
        received: 0,
        usable: 0,
        total: 184,
      })
    }
  })
})

it('answers a phone that still sends what was withdrawn like any other, so that it can let go', async () => {
  const { submit, send } = await anApp()
  await send('POST', path, { receiptHash })
  const envelope = aValidEnvelope({ receiptHash })
  expect(await submit(envelope)).toMatchObject([
    { instanceId: envelope.instanceId, state: 'stored', receivedOn: '2026-12-03' },
  ])
})

it('gives the same reply for a code that holds something, one that held something, and one that never did', async () => {
  const { submit, send } = await anApp()
  await submit(aValidEnvelope({ receiptHash }))
  const replies: string[] = []
  for (const hash of [receiptHash, receiptHash, 'd'.repeat(64)]) {
    const response = await send('POST', path, { receiptHash: hash })
    expect(response.status).toBe(202)
    replies.push(await response.text())
  }
  expect(replies.map((reply) => JSON.parse(reply))).toEqual(Array(3).fill({ status: 'accepted' }))
})

it('refuses what is no receipt hash', async () => {
  const { send } = await anApp()
  const response = await send('POST', path, { receiptHash: 'ABCD-EFGH-JKMN' })
  expect(response.status).toBe(400)
  expect(await response.text()).not.toContain('ABCD')
})

it('slows down somebody who tries codes, and lets the next hour in again', async () => {
  const { send, clock } = await anApp()
  const statuses = new Set<number>()
  for (let attempt = 0; attempt < 601; attempt += 1) statuses.add((await send('POST', path, { receiptHash })).status)
  expect([...statuses]).toEqual([202, 429])
  clock.now = new Date(clock.now.getTime() + 60 * 60_000)
  expect((await send('POST', path, { receiptHash })).status).toBe(202)
})
