import { onTestFinished } from 'vitest'
import type { Envelope } from '../../src/contract/submission.ts'
import { createQueue } from '../../src/queue/create-queue.ts'
import { openDatabase, type QueueDatabase } from '../../src/queue/database.ts'
import type { Draft, Queue, QueueState } from '../../src/queue/index.ts'
import type { TabStorage } from '../../src/queue/tab-draft.ts'
import { newUuid } from '../../src/sealing/new-uuid.ts'

export type Device = {
  readonly queue: Queue
  readonly database: QueueDatabase
  /** Another tab of the same device. */
  readonly openTab: () => Queue
  /** The first tab again, after a reload or a crash. */
  readonly reload: () => Queue
  readonly save: (...envelopes: readonly Envelope[]) => Promise<void>
}

/** An empty device: a real IndexedDB of its own, deleted after the test. */
export function aDevice(monotonicMs?: () => number): Device {
  const name = `femig-test-${newUuid()}`
  localStorage.clear()
  sessionStorage.clear()
  const database = openDatabase(name)
  // The first tab has this page's own session storage.
  const queue = createQueue(database, monotonicMs)
  const tabs = [{ queue, database }]
  const open = (tabStorage?: TabStorage) => {
    const own = openDatabase(name)
    const tab = { queue: createQueue(own, monotonicMs, tabStorage), database: own }
    tabs.push(tab)
    return tab.queue
  }
  onTestFinished(async () => {
    // What a page does by itself when its database is new would else go on in the next test, which has the same local storage.
    for (const tab of tabs) if (tab.database.isOpen()) await tab.queue.storageHealth()
    for (const tab of tabs) tab.queue.close()
    await caches.delete(`${name}.copies`)
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = resolve
    })
    localStorage.clear()
    sessionStorage.clear()
  })
  return {
    queue,
    database,
    openTab() {
      const storage = aTabStorage()
      return open(() => storage)
    },
    reload: () => open(),
    async save(...envelopes) {
      const result = await queue.finish({ draftId: newUuid(), envelopes })
      if (result.status !== 'saved') throw new Error(`the device did not save: ${result.status}`)
    },
  }
}

/** What another tab has: browsers give a page no second session storage. */
function aTabStorage(): ReturnType<TabStorage> {
  const items = new Map<string, string>()
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  }
}

/** One that somebody chose to keep on the phone. */
export const aDraft = (differing: Partial<Draft> = {}): Draft => ({
  draftId: newUuid(),
  surveyId: 'femig-global-cso',
  formVersion: '2026-12-01',
  language: 'ar',
  saved: { formVersion: '2026-12-01', seed: 7, entries: { '/sec_b_org/org_type': 'network' }, repeats: {}, hidden: {} },
  page: '/sec_b_org/b_profile',
  activeSeconds: 41,
  startedOn: '2026-12-03',
  updatedOn: '2026-12-03',
  isKept: true,
  ...differing,
})

/** What the screen is told right now. */
export const stateOf = (queue: Queue): Promise<QueueState> =>
  new Promise((resolve) => {
    const stop = queue.watchQueue((state) => {
      resolve(state)
      queueMicrotask(() => stop())
    })
  })
