import { expect, it } from 'vitest'
import { eachStore } from '../support/each-store.ts'

const at = Date.parse('2026-12-03T22:30:00Z')

eachStore((database) => {
  it('keeps what was noted, in its order, and lets nobody change or delete it', async () => {
    const { open, query } = await database()
    const store = await open()
    await store.record({ at, who: 'Amina', via: 'page', action: 'signed_in', subject: '', details: {} })
    await store.record({ at, who: '', via: 'command', action: 'account_saved', subject: 'Besa', details: { rows: 3 } })
    for (const text of ['delete from audit_log', "update audit_log set who = 'x'"])
      await expect(query(text)).rejects.toThrow('the audit log is append only')
    expect(await store.auditLog(null, 10)).toEqual([
      expect.objectContaining({ number: 2, via: 'command', subject: 'Besa', details: { rows: 3 } }),
      expect.objectContaining({ number: 1, who: 'Amina', action: 'signed_in', at: '2026-12-03T22:30:00Z' }),
    ])
    expect((await store.auditLog(2, 10)).map(({ number }) => number)).toEqual([1])
  })

  it('makes an admin of everybody who was a coordinator before there were roles', async () => {
    const { open, query } = await database()
    const store = await open()
    await query("insert into coordinators (name, password_hash, created_on) values ('Amina', 'hash', '2026-12-03')")
    expect(await store.coordinators()).toEqual([expect.objectContaining({ name: 'Amina', role: 'admin' })])
  })

  it('keeps the role of somebody who only gets a new password', async () => {
    const store = await (await database()).open()
    await store.saveCoordinator('Amina', 'one', '2026-12-03', 'viewer')
    await store.saveCoordinator('Amina', 'two', '2026-12-04')
    expect((await store.coordinators()).map(({ role }) => role)).toEqual(['viewer'])
    await store.saveCoordinator('Amina', 'three', '2026-12-05', 'analyst')
    expect((await store.coordinators()).map(({ role }) => role)).toEqual(['analyst'])
  })
})
