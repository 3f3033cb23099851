import { expect, it } from 'vitest'
import { sha256Hex } from '../../src/sealing/index.ts'
import { newUuid } from '../../src/sealing/new-uuid.ts'
import { sendDirectly, syncOnce } from '../../src/sync/index.ts'
import { aDevice, type Device, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { aRig, type RigHandle } from '../support/rig.ts'
import type { RigPlan } from '../support/rig-plan.ts'

async function withFiles(...texts: readonly string[]) {
  const contents = texts.map((text) => new TextEncoder().encode(text))
  const hashes = await Promise.all(contents.map((content) => sha256Hex(content)))
  const attachments = contents.map((content, index) => ({
    name: `file-${index}.txt`,
    sha256: hashes[index] ?? '',
    bytes: content.byteLength,
  }))
  const envelope = anEnvelope({ attachments })
  const { instanceId } = envelope
  const files = contents.map((content, index) => ({ instanceId, sha256: hashes[index] ?? '', content }))
  return { envelope, files, hashes }
}

async function aDeviceWithFiles(plan: RigPlan = {}) {
  const [device, rig] = [aDevice(), await aRig(plan)]
  const made = await withFiles('one', 'two', 'three')
  const { envelope, files } = made
  const saved = await device.queue.finish({ draftId: newUuid(), envelopes: [envelope], files })
  expect(saved.status).toBe('saved')
  return { device, rig, ...made }
}

const sync = ({ queue }: Device, { baseUrl }: RigHandle) => syncOnce({ queue, baseUrl, withAttention: true })

it('calls a response received when all of its files have arrived, and lets go of them then', async () => {
  const { device, rig, envelope, hashes } = await aDeviceWithFiles()
  const plain = anEnvelope()
  await device.save(plain)
  expect(await sync(device, rig)).toEqual({ status: 'done' })
  const { files, requests } = await rig.log()
  expect([...(files[envelope.instanceId] ?? [])].sort()).toEqual([...hashes].sort())
  // The envelopes first: answers weigh little, and are worth most.
  expect(requests.map(({ parts }) => parts)).toEqual([['answers'], ['file'], ['file'], ['file']])
  expect(await stateOf(device.queue)).toMatchObject({ waiting: 0, received: 2 })
  expect(await device.database.outboxFiles.count()).toBe(0)
})

it('goes on where it was broken off with the files that are missing, and with no other', async () => {
  const { device, rig, envelope } = await aDeviceWithFiles({ first: ['ok', 'ok', '503'] })
  expect(await sync(device, rig)).toMatchObject({ status: 'later' })
  expect(await stateOf(device.queue)).toMatchObject({ waiting: 1, received: 0 })
  expect(await device.database.outboxFiles.count()).toBe(3)
  const before = (await rig.log()).requests.length
  expect(await sync(device, rig)).toEqual({ status: 'done' })
  const { requests, files } = await rig.log()
  expect(requests.slice(before).map(({ parts }) => parts)).toEqual([['answers'], ['file'], ['file']])
  expect(files[envelope.instanceId]).toHaveLength(3)
  expect(await stateOf(device.queue)).toMatchObject({ waiting: 0, received: 1 })
})

it.each(['portal', '503', 'redirect', 'cut-before', '400'] as const)(
  'keeps everything while the files meet %s',
  async (fault) => {
    const { device, rig } = await aDeviceWithFiles({ first: ['ok'], always: fault })
    expect(await sync(device, rig)).toMatchObject({ status: 'later' })
    expect(await stateOf(device.queue)).toMatchObject({ waiting: 1, received: 0 })
    expect(await device.database.outboxFiles.count()).toBe(3)
  },
)

it('needs somebody’s attention where a file is too large for the endpoint or a proxy before it', async () => {
  const { device, rig } = await aDeviceWithFiles({ first: ['ok', '413-html'] })
  await sync(device, rig)
  expect(await stateOf(device.queue)).toMatchObject({ needsAttention: 1, received: 0 })
  expect((await device.database.outbox.toArray())[0]?.reason).toBe('attachment_too_large')
  expect(await device.database.outboxFiles.count()).toBe(3)
})

it('takes the files away with what is withdrawn on this device', async () => {
  const device = aDevice()
  const { envelope, files } = await withFiles('one')
  const receiptHash = 'ab'.repeat(32)
  await device.queue.finish({ draftId: newUuid(), envelopes: [{ ...envelope, receiptHash }], files })
  await device.queue.withdraw([receiptHash])
  expect(await device.database.outboxFiles.count()).toBe(0)
})

it('sends the files from memory where the browser keeps nothing', async () => {
  const rig = await aRig()
  const { envelope, files } = await withFiles('one', 'two')
  expect(await sendDirectly([envelope], files, rig.baseUrl)).toBe(true)
  expect((await rig.log()).files[envelope.instanceId]).toHaveLength(2)
  // Not received without them.
  expect(await sendDirectly([(await withFiles('three')).envelope], [], rig.baseUrl)).toBe(false)
})
