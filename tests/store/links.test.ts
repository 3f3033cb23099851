import { expect, it } from 'vitest'
import type { LinkRow } from '../../src/store/account-store.ts'
import { eachStore } from '../support/each-store.ts'

const now = Date.parse('2026-12-03T22:30:00Z')
const aLink = (changes: Partial<LinkRow> = {}): LinkRow => ({
  id: 'l1',
  kind: 'invitation',
  coordinator: 'Besa',
  role: 'analyst',
  createdBy: 'Amina',
  expiresAt: now + 1000,
  ...changes,
})

eachStore((database) => {
  it('adds an account with the role of the invitation, once, however many use the link at the same moment', async () => {
    const [one, two] = await (await database()).openForTwo()
    expect(await one.createLink('t1', aLink(), now)).toBe('created')
    expect(await one.createLink('t2', aLink({ id: 'l2' }), now)).toBe('exists')
    const used = await Promise.all([one, two, one, two].map((store) => store.useLink('t1', 'hash', now)))
    expect(used.filter((link) => link !== null)).toHaveLength(1)
    expect(await one.coordinators()).toEqual([
      { name: 'Besa', role: 'analyst', createdOn: '2026-12-03', isDisabled: false, hasSecondFactor: false },
    ])
    expect(await one.createLink('t3', aLink({ id: 'l3' }), now)).toBe('exists')
  })

  it('knows no link that has expired or was taken back, nor one whose name is taken by now', async () => {
    const store = await (await database()).open()
    await store.createLink('old', aLink({ expiresAt: now }), now - 1)
    await store.createLink('back', aLink({ id: 'l2', coordinator: 'Drita' }), now)
    await store.createLink('late', aLink({ id: 'l3', coordinator: 'Elena' }), now)
    expect(await store.deleteLink('l2')).toBe(true)
    await store.saveCoordinator('Elena', 'own', '2026-12-03', 'viewer')
    for (const token of ['old', 'back', 'late', 'none'])
      expect(await store.useLink(token, 'hash', now), token).toBe(null)
    expect((await store.credentials('Elena'))?.passwordHash).toBe('own')
    expect(await store.link('old', now)).toBe(null)
    expect(await store.links(now)).toEqual([])
  })

  it('lets the first coordinator choose her name, by the newest link only, and nobody after her', async () => {
    const store = await (await database()).open()
    const setUp = aLink({ kind: 'setup', coordinator: '', role: 'admin', createdBy: '' })
    expect(await store.createLink('one', setUp, now)).toBe('created')
    expect(await store.createLink('two', { ...setUp, id: 'l2' }, now)).toBe('created')
    expect(await store.links(now)).toEqual([])
    expect(await store.link('one', now)).toBe(null)
    expect(await store.useLink('one', 'hash', now, 'Amina')).toBe(null)
    expect(await store.link('two', now)).toMatchObject({ kind: 'setup', role: 'admin' })
    expect(await store.useLink('two', 'hash', now, 'Amina')).toMatchObject({ coordinator: 'Amina', role: 'admin' })
    expect(await store.createLink('three', { ...setUp, id: 'l3' }, now)).toBe('exists')
  })

  it('is worth nothing as the first link once somebody was added on the command line', async () => {
    const store = await (await database()).open()
    await store.createLink('one', aLink({ kind: 'setup', coordinator: '' }), now)
    await store.saveCoordinator('Besa', 'own', '2026-12-03')
    expect(await store.link('one', now)).toBe(null)
    expect(await store.useLink('one', 'hash', now, 'Amina')).toBe(null)
    expect((await store.coordinators()).map(({ name }) => name)).toEqual(['Besa'])
  })

  it('sets a new password by the newest reset only, and ends sessions and second factor with it', async () => {
    const store = await (await database()).open()
    await store.saveCoordinator('Besa', 'old', '2026-12-03', 'viewer')
    await store.saveSecondFactor('Besa', { totpSecret: 'sealed', step: 7, codeHashes: ['c1', 'c2'] })
    await store.createSession('s', { id: 's', coordinator: 'Besa', createdAt: now, usedAt: now })
    await store.createLink('first', aLink({ kind: 'reset' }), now)
    await store.createLink('second', aLink({ id: 'l2', kind: 'reset' }), now)
    expect(await store.useLink('first', 'new', now)).toBe(null)
    expect(await store.useLink('second', 'new', now)).toMatchObject({ kind: 'reset', coordinator: 'Besa' })
    expect(await store.credentials('Besa')).toMatchObject({ passwordHash: 'new', totpSecret: null, role: 'viewer' })
    expect([await store.session('s'), await store.recoveryCodesLeft('Besa')]).toEqual([null, 0])
    expect(await store.createLink('t', aLink({ id: 'l4', kind: 'reset', coordinator: 'Nobody' }), now)).toBe('unknown')
  })

  it('takes each recovery code and each step of the app once, also from two at the same moment', async () => {
    const [one, two] = await (await database()).openForTwo()
    await one.saveCoordinator('Besa', 'hash', '2026-12-03')
    await one.saveSecondFactor('Besa', { totpSecret: 'sealed', step: 7, codeHashes: ['c1', 'c2'] })
    const yes = (all: readonly boolean[]) => all.filter(Boolean).length
    expect(yes(await Promise.all([one, two].map((store) => store.useRecoveryCode('Besa', 'c1'))))).toBe(1)
    expect(yes(await Promise.all([one, two].map((store) => store.acceptStep('Besa', 8))))).toBe(1)
    expect([await one.acceptStep('Besa', 7), await one.useRecoveryCode('Amina', 'c2')]).toEqual([false, false])
    expect(await one.recoveryCodesLeft('Besa')).toBe(1)
  })

  it('never leaves the desk without an admin who can sign in, also when two take the role from each other', async () => {
    const [one, two] = await (await database()).openForTwo()
    await one.saveCoordinator('Amina', 'hash', '2026-12-03', 'admin')
    await one.saveCoordinator('Besa', 'hash', '2026-12-03', 'admin')
    const viewer = { role: 'viewer', isDisabled: false } as const
    const results = await Promise.all([one.changeAccount('Amina', viewer), two.changeAccount('Besa', 'remove')])
    expect(results.toSorted()).toEqual(['done', 'last_admin'])
    const [last] = (await one.coordinators()).filter(({ role }) => role === 'admin')
    expect(await one.changeAccount(last?.name ?? '', { role: 'admin', isDisabled: true })).toBe('last_admin')
    expect(await one.changeAccount('Nobody', viewer)).toBe('unknown')
  })

  it('lets a disabled account keep nothing open', async () => {
    const store = await (await database()).open()
    await store.saveCoordinator('Amina', 'hash', '2026-12-03', 'admin')
    await store.saveCoordinator('Besa', 'hash', '2026-12-03', 'viewer')
    for (const id of ['a', 'b', 'c'])
      await store.createSession(id, { id, coordinator: 'Besa', createdAt: 1, usedAt: 1 })
    expect(await store.endSessionsOf('Besa', { only: 'a' })).toBe(1)
    expect(await store.endSessionsOf('Besa', { but: 'c' })).toBe(1)
    expect(await store.changeAccount('Besa', { role: 'viewer', isDisabled: true })).toBe('done')
    expect(await store.session('c')).toBe(null)
    await store.createSession('d', { id: 'd', coordinator: 'Besa', createdAt: 1, usedAt: 1 })
    expect(await store.session('d')).toBe(null)
  })
})
