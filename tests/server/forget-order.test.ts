import { expect, it } from 'vitest'
import { startForgettingOrder } from '../../src/server/forget-order.ts'
import { aSqlite } from '../support/each-store.ts'

async function aStart() {
  const store = await aSqlite().open()
  let times = 0
  const told: string[] = []
  const startAt = async (time: string, isDiskFull = false) => {
    const counting = {
      orderForgotten: () => store.orderForgotten(),
      noteOrderForgotten: (hour: string) => store.noteOrderForgotten(hour),
      async forgetOrder() {
        if (isDiskFull) throw new Error('no room to rewrite the tables')
        times += 1
        await store.forgetOrder()
      },
    }
    const { stop } = await startForgettingOrder(
      counting,
      () => new Date(time),
      (line) => told.push(line),
    )
    stop()
    return times
  }
  return { startAt, told }
}

it('forgets the order of arrival at the first start, and at later ones only when a day has gone by', async () => {
  const { startAt } = await aStart()
  expect(await startAt('2026-12-03T10:59:00Z')).toBe(1)
  expect(await startAt('2026-12-03T11:00:00Z')).toBe(1)
  expect(await startAt('2026-12-04T09:59:59Z')).toBe(1)
  expect(await startAt('2026-12-04T10:00:00Z')).toBe(2)
  expect(await startAt('2026-12-04T10:30:00Z')).toBe(2)
})

it('starts on a full disk, says why the order is still there, and tries again at the next start', async () => {
  const { startAt, told } = await aStart()
  expect(await startAt('2026-12-03T10:00:00Z', true)).toBe(0)
  expect(told).toEqual(['no room to rewrite the tables'])
  expect(await startAt('2026-12-03T10:05:00Z')).toBe(1)
})
