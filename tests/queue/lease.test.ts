import { describe, expect, it } from 'vitest'
import { aDevice } from '../support/a-queue.ts'

describe('the lock of browsers without Web Locks', () => {
  it('is held by one tab at a time', async () => {
    const { queue, openTab } = aDevice()
    const other = openTab()
    const lease = await queue.tryLease('sync')
    expect(await other.tryLease('sync')).toBeNull()
    await lease?.release()
    const theirs = await other.tryLease('sync')
    expect(theirs).not.toBeNull()
    await theirs?.release()
  })

  it('is won by one of two tabs that ask at the same moment', async () => {
    const { queue, openTab } = aDevice()
    const leases = await Promise.all([queue, openTab(), openTab()].map((tab) => tab.tryLease('sync')))
    expect(leases.filter((lease) => lease !== null)).toHaveLength(1)
    await Promise.all(leases.map((lease) => lease?.release()))
  })

  it('passes on when its holder was killed, measured by a clock that never jumps', async () => {
    let now = 1_000
    const { queue, database } = aDevice(() => now)
    await database.leases.put({ name: 'sync', holder: 'a tab that was killed', beat: 17 })
    expect(await queue.tryLease('sync')).toBeNull()
    now += 60_000
    expect(await queue.tryLease('sync')).toBeNull()
    now += 30_000
    const lease = await queue.tryLease('sync')
    expect(lease).not.toBeNull()
    await lease?.release()
  })

  it('stays with a holder whose beat goes on', async () => {
    let now = 1_000
    const { queue, database } = aDevice(() => now)
    for (let beat = 0; beat < 5; beat++) {
      await database.leases.put({ name: 'sync', holder: 'a tab in the background', beat })
      expect(await queue.tryLease('sync')).toBeNull()
      now += 80_000
    }
  })
})
