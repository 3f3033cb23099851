import { expect, it } from 'vitest'
import { draftCopyOf } from '../../src/queue/draft-copy.ts'
import { createDraftFiles } from '../../src/queue/draft-files.ts'
import { failedSave } from '../../src/queue/storage-fault.ts'
import { withReopen } from '../../src/queue/with-reopen.ts'
import { toHex } from '../../src/sealing/hex.ts'
import { newUuid } from '../../src/sealing/new-uuid.ts'
import { newTextKey } from '../../src/sealing/sealed-text.ts'
import { aDevice, aDraft } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'

const marker = 'a face that nobody else may see'
const photo = new TextEncoder().encode(marker)

async function aDraftWithFile() {
  const device = aDevice()
  const files = createDraftFiles(device.database, withReopen(device.database), failedSave, draftCopyOf(device.database))
  const of = { draftId: newUuid(), fileKey: toHex(newTextKey()) }
  expect(await files.put(of, 'photo-1.jpg', photo)).toEqual({ status: 'saved' })
  await device.queue.saveDraft(aDraft({ ...of }))
  return { device, files, of }
}

it('keeps a file sealed under a key that lies in its draft', async () => {
  const { device, files, of } = await aDraftWithFile()
  expect(await files.read(of, 'photo-1.jpg')).toEqual(photo)
  expect(await files.read({ ...of, fileKey: toHex(newTextKey()) }, 'photo-1.jpg')).toBeNull()
  expect(await files.read(of, 'photo-2.jpg')).toBeNull()
  const rows = await device.database.draftFiles.toArray()
  expect(rows.map(({ sealed }) => new TextDecoder().decode(sealed.bytes)).join()).not.toContain(marker)
  const found = await device.reload().latestDraft('2026-12-03')
  expect(found).toMatchObject({ status: 'found', draft: { fileKey: of.fileKey } })
})

it('lets go of it with the draft, and of one that was taken back', async () => {
  const { device, files, of } = await aDraftWithFile()
  await files.put(of, 'photo-2.jpg', photo)
  await files.remove(of, 'photo-2.jpg')
  expect(await files.read(of, 'photo-2.jpg')).toBeNull()
  await device.queue.discardDraft(of.draftId)
  expect(await device.database.draftFiles.count()).toBe(0)
})

it('hands it to the outbox in the transaction that removes the draft', async () => {
  const { device, of } = await aDraftWithFile()
  const envelope = anEnvelope()
  const file = { instanceId: envelope.instanceId, sha256: 'ab'.repeat(32), content: photo }
  expect(await device.queue.finish({ draftId: of.draftId, envelopes: [envelope], files: [file] })).toEqual({
    status: 'saved',
  })
  expect(await device.database.draftFiles.count()).toBe(0)
  expect(await device.queue.fileOf(envelope.instanceId, file.sha256)).toEqual(photo)
})
