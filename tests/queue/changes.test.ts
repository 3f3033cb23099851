import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { onChangeOf } from '../../src/queue/changes.ts'
import { aDevice } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { eventually } from '../support/eventually.ts'

/** What another tab hears and says. */
function anotherTab() {
  const channel = new BroadcastChannel('femig.changes')
  const heard = vi.fn()
  channel.onmessage = ({ data }) => heard(data)
  onTestFinished(() => channel.close())
  return { heard, say: (database: string, ...tables: string[]) => channel.postMessage({ database, tables }) }
}

function watching({ database }: ReturnType<typeof aDevice>, ...tables: string[]) {
  const heard = vi.fn()
  onTestFinished(onChangeOf(database, tables, heard))
  return heard
}

const passed = (type: 'pagehide' | 'pageshow') => dispatchEvent(new PageTransitionEvent(type, { persisted: true }))

describe('a change of the database', () => {
  it('is told once it is written, to this tab and to others, with the tables that have changed', async () => {
    const device = aDevice()
    const { heard } = anotherTab()
    const [own, elsewhere] = [watching(device, 'outbox'), watching(device, 'leases')]
    await device.save(anEnvelope())
    await eventually(() => expect(own).toHaveBeenCalled())
    expect(elsewhere).not.toHaveBeenCalled()
    await eventually(() =>
      expect(heard).toHaveBeenCalledWith({
        database: device.database.name,
        tables: expect.arrayContaining(['outbox', 'ledger', 'tally', 'closedDrafts']),
      }),
    )
  })

  it('is none where nothing was written, or it was taken back', async () => {
    const device = aDevice()
    await device.queue.storageHealth()
    const heard = watching(device, 'outbox', 'leases')
    const { database } = device
    await database.transaction('rw', database.outbox, () => database.outbox.count())
    await database
      .transaction('rw', database.leases, async () => {
        await database.leases.put({ name: 'sync', holder: 'me', beat: 1 })
        throw new Error('no')
      })
      .catch(() => undefined)
    await database.leases.put({ name: 'sync', holder: 'me', beat: 2 })
    await eventually(() => expect(heard).toHaveBeenCalledOnce())
  })

  it('by another tab is heard, of this database and these tables only', async () => {
    const device = aDevice()
    const heard = watching(device, 'outbox')
    const other = anotherTab()
    other.say('another', 'outbox')
    other.say(device.database.name, 'drafts')
    other.say(device.database.name, 'ledger', 'outbox')
    await eventually(() => expect(heard).toHaveBeenCalledOnce())
  })

  it('that a page missed while the browser kept it for the way back is made up for', async () => {
    const device = aDevice()
    const heard = watching(device, 'outbox')
    const other = anotherTab()
    passed('pagehide')
    other.say(device.database.name, 'outbox')
    passed('pageshow')
    expect(heard).toHaveBeenCalledOnce()
    other.say(device.database.name, 'outbox')
    await eventually(() => expect(heard).toHaveBeenCalledTimes(2))
  })
})
