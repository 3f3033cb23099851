import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { sqliteStore } from '../../src/store/sqlite.ts'
import { StorageUnavailableError } from '../../src/store/storage-unavailable-error.ts'
import { partTables } from '../../src/store/tables.ts'
import { anArrival } from '../support/an-arrival.ts'
import { aFolder, eachStore } from '../support/each-store.ts'

const day = '2026-12-03'

eachStore((database) => {
  it('answers a rehearsal as it would the real thing, and nothing of it stays', async () => {
    const { open, query } = await database()
    const store = await open()
    const parts = ['answers', 'mapping', 'contacts', 'leaders', 'poems'].map((part) => anArrival({ part }))
    const odd = anArrival({ reasons: ['unknown_version'] })
    expect((await store.rehearse([...parts, odd], day)).map(({ state }) => state)).toEqual([
      ...parts.map(() => 'stored'),
      'quarantined',
    ])
    for (const table of partTables) expect(await query(`select 1 as one from ${table}`)).toEqual([])
    expect(await store.counts('femig-global-cso')).toMatchObject({ byDay: [], quarantined: 0, conflicts: 0 })
    expect((await store.keep(parts, day)).map(({ state }) => state)).toEqual(parts.map(() => 'stored'))
  })

  it('never touches a response that has the same ID, nor a withdrawal', async () => {
    const { open, query } = await database()
    const store = await open()
    const real = anArrival({ receiptKey: 'her receipt' })
    await store.keep([real], day)
    await store.withdraw('somebody else', day)
    const states = await store.rehearse(
      [
        real,
        { ...real, ...anArrival({ text: 'other', instanceId: real.instanceId }) },
        anArrival({ receiptKey: 'somebody else' }),
      ],
      day,
    )
    expect(states.map(({ state }) => state)).toEqual(['duplicate', 'conflict', 'stored'])
    expect(await query('select instance_id, standing from answers')).toEqual([
      { instance_id: real.instanceId, standing: 'first' },
    ])
    expect(await query(`select part from withdrawals where receipt_key = 'somebody else'`)).toEqual([{ part: null }])
  })
})

it('fails where a real submission could not be kept', async () => {
  const connection = new Sqlite(join(aFolder(), 'one.sqlite'))
  const store = sqliteStore(connection)
  await store.migrate()
  connection.pragma(`max_page_count = ${connection.pragma('page_count', { simple: true })}`)
  await expect(store.rehearse([anArrival({ text: 'x'.repeat(200_000) })], day)).rejects.toThrow(StorageUnavailableError)
  await store.close()
})
