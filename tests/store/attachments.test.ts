import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { anArrival } from '../support/an-arrival.ts'
import { eachStore } from '../support/each-store.ts'

const day = '2026-12-03'
const photo = Buffer.from('a photograph')
const sha256 = createHash('sha256').update(photo).digest('hex')
const named = { name: 'a.jpg', sha256, bytes: photo.byteLength }

eachStore((database) => {
  it('takes a file once, after the envelope that names it, and says until then that it is missing', async () => {
    const { open, query } = await database()
    const store = await open()
    const arrival = anArrival({ workshop: 'mex_2025', attachments: [named, { ...named, name: 'b.jpg' }] })
    const which = { instanceId: arrival.instanceId, sha256 }
    expect(await store.keepAttachment(which, photo, 'image/jpeg')).toBe('unknown')
    await store.keep([arrival, arrival], day)
    expect(await store.missingAttachments([arrival.instanceId])).toEqual(new Map([[arrival.instanceId, [sha256]]]))
    expect(await store.expectedAttachment(arrival.instanceId, sha256)).toEqual({
      bytes: 12,
      surveyId: 'femig-global-cso',
      workshop: 'mex_2025',
      isHere: false,
    })
    expect(await store.attachmentBytes('femig-global-cso', 'mex_2025')).toBe(0)
    expect(await store.keepAttachment(which, photo, 'image/jpeg')).toBe('stored')
    expect(await store.keepAttachment(which, photo, 'image/jpeg')).toBe('duplicate')
    expect(await store.missingAttachments([arrival.instanceId])).toEqual(new Map())
    expect(await store.attachmentsOf([arrival.instanceId])).toMatchObject([{ name: 'a.jpg' }, { name: 'b.jpg' }])
    expect(Buffer.from((await store.attachmentContent(arrival.instanceId, sha256)) ?? [])).toEqual(photo)
    expect(await store.attachmentBytes('femig-global-cso', 'mex_2025')).toBe(24)
    expect(await store.attachmentBytes('femig-global-cso', null)).toBe(0)
    // Who came when can be read from no column.
    expect(Object.keys((await query('select * from attachments'))[0] ?? {})).not.toContain('received_on')
  })

  it('withdraws the files with what they belong to, also those that come later', async () => {
    const { open, query } = await database()
    const store = await open()
    const mine = anArrival({ receiptKey: 'mine', attachments: [named] })
    const hers = anArrival({ receiptKey: 'hers', attachments: [named] })
    await store.keep([mine, hers], day)
    for (const { instanceId } of [mine, hers]) await store.keepAttachment({ instanceId, sha256 }, photo, 'image/jpeg')
    await store.withdraw('mine', day)
    expect(await query('select instance_id from attachments')).toEqual([{ instance_id: hers.instanceId }])
    await store.keep([mine], day)
    expect(await store.missingAttachments([mine.instanceId])).toEqual(new Map())
    expect(await store.keepAttachment({ instanceId: mine.instanceId, sha256 }, photo, 'image/jpeg')).toBe('unknown')
  })

  it('leaves nothing of a rehearsal, and forgets the order of arrival', async () => {
    const { open, query } = await database()
    const store = await open()
    await store.rehearse([anArrival({ attachments: [named] })], day)
    expect(await query('select * from attachments')).toEqual([])
    await store.forgetOrder()
  })

  it('shows a file whose bytes have changed on the disk', async () => {
    const { open, query, kind } = await database()
    const store = await open()
    const arrival = anArrival({ attachments: [named] })
    await store.keep([arrival], day)
    await store.keepAttachment({ instanceId: arrival.instanceId, sha256 }, photo, 'image/jpeg')
    const read = async () => {
      const [content] = await store.contents('attachments', null, 10)
      return (
        createHash('sha256')
          .update(content?.payload ?? '')
          .digest('hex') === content?.sha256
      )
    }
    expect(await store.contentTables()).toContain('attachments')
    expect(await read()).toBe(true)
    await query(`update attachments set content = ${kind === 'sqlite' ? "x'00'" : "'\\x00'::bytea"}`)
    expect(await read()).toBe(false)
  })
})
