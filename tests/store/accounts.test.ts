import { expect, it } from 'vitest'
import { eachStore } from '../support/each-store.ts'

eachStore((database) => {
  it('ends every session of a coordinator who gets a new password or is removed', async () => {
    const store = await (await database()).open()
    await store.saveCoordinator('Amina', 'hash one', '2026-12-03')
    await store.saveCoordinator('Besa', 'hash', '2026-12-03')
    await store.createSession('t1', {
      id: 's1',
      coordinator: 'Amina',
      createdAt: 1_790_000_000_000,
      usedAt: 1_790_000_000_000,
    })
    await store.createSession('t2', {
      id: 's2',
      coordinator: 'Besa',
      createdAt: 1_790_000_000_000,
      usedAt: 1_790_000_000_000,
    })
    await store.saveCoordinator('Amina', 'hash two', '2026-12-04')
    expect(await store.session('t1')).toBe(null)
    expect(await store.session('t2')).toEqual({
      id: 's2',
      coordinator: 'Besa',
      createdAt: 1_790_000_000_000,
      usedAt: 1_790_000_000_000,
      role: 'admin',
    })
    expect((await store.credentials('Amina'))?.passwordHash).toBe('hash two')
    expect(await store.removeCoordinator('Besa')).toBe(true)
    expect(await store.session('t2')).toBe(null)
    expect(await store.coordinators()).toEqual([
      { name: 'Amina', createdOn: '2026-12-03', role: 'admin', isDisabled: false, hasSecondFactor: false },
    ])
    expect(await store.removeCoordinator('Besa')).toBe(false)
  })

  it('drops sessions that are too old or were left alone too long', async () => {
    const store = await (await database()).open()
    await store.saveCoordinator('Amina', 'hash', '2026-12-03')
    await store.createSession('old', { id: 'old', coordinator: 'Amina', createdAt: 10, usedAt: 500 })
    await store.createSession('idle', { id: 'idle', coordinator: 'Amina', createdAt: 300, usedAt: 300 })
    await store.createSession('live', { id: 'live', coordinator: 'Amina', createdAt: 300, usedAt: 300 })
    await store.touchSession('live', 500)
    await store.dropSessions(100, 400)
    expect(
      await Promise.all(['old', 'idle', 'live'].map(async (token) => (await store.session(token)) !== null)),
    ).toEqual([false, false, true])
  })

  it('remembers the details of the project and the secret it was filled with', async () => {
    const { open } = await database()
    const store = await open()
    expect(await store.project()).toEqual({
      contactEmail: '',
      ethicsReference: '',
      privacyUrl: '',
      withdrawalDeadline: '',
    })
    const details = {
      contactEmail: 'a@example.org',
      ethicsReference: 'REB 12',
      privacyUrl: 'https://example.org',
      withdrawalDeadline: '2027-01-31',
    }
    await store.saveProject(details)
    expect(await store.knowsSecret('one')).toBe(true)
    const again = await open()
    expect(await again.project()).toEqual(details)
    expect([await again.knowsSecret('one'), await again.knowsSecret('two')]).toEqual([true, false])
  })
})
