import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toLine, written } from '../../src/carry/carry-line.ts'
import { openCarryFile, readCarryFile, writeCarryFile } from '../../src/carry/index.ts'
import type { Envelope } from '../../src/contract/submission.ts'
import { sha256Hex } from '../../src/sealing/digest.ts'
import { randomBytes } from '../../src/sealing/random.ts'
import { stretchRounds } from '../../src/sealing/stretch.ts'
import { anEnvelope } from '../support/an-envelope.ts'

const code = 'ABCDEFGH2345'
const marker = 'a secret that no file may show'

const people = (count: number): Envelope[] =>
  Array.from({ length: count }, (_, index) =>
    anEnvelope({ payload: JSON.stringify({ answers: { sec_g_needs: { q33: `${marker} ${index} شكرًا` } } }) }),
  )

async function* inBatches(envelopes: readonly Envelope[]) {
  for (const envelope of envelopes) yield [{ envelope, sha256: await sha256Hex(envelope.payload) }]
}

async function fileOf(envelopes: readonly Envelope[], rounds = 10): Promise<Uint8Array<ArrayBuffer>> {
  const { pieces, count } = await writeCarryFile({ batches: inBatches(envelopes), code, random: randomBytes, rounds })
  expect(count).toBe(envelopes.length)
  return new Uint8Array(await new Blob([...pieces]).arrayBuffer())
}

async function take(bytes: Uint8Array<ArrayBuffer>) {
  const reading = await readCarryFile(bytes.buffer)
  if (reading.status !== 'read') return reading
  return { ...(await openCarryFile(reading.file, code)), isWhole: reading.file.isWhole }
}

const ids = (some: readonly { instanceId: string }[]) => some.map(({ instanceId }) => instanceId)

describe('a carry file', () => {
  it('gives back what was put into it, and shows nobody anything without the code', async () => {
    const envelopes = people(5)
    const bytes = await fileOf(envelopes, stretchRounds)
    expect(await take(bytes)).toEqual({ status: 'open', envelopes, damage: [], isWhole: true })

    const text = new TextDecoder().decode(bytes)
    for (const hidden of [marker, 'femig-global-cso', 'answers', 'org_type', '2026-12-03'])
      expect(text).not.toContain(hidden)
    expect(/^[ -~\n]*$/.test(text)).toBe(true)
    const reading = await readCarryFile(bytes.buffer)
    expect(reading.status === 'read' && (await openCarryFile(reading.file, 'ABCDEFGH2346'))).toEqual({
      status: 'wrong-code',
    })
  })

  it('can be empty', async () => {
    expect(await take(await fileOf([]))).toEqual({ status: 'open', envelopes: [], damage: [], isWhole: true })
  })

  it('with one flipped bit anywhere loses at most the record that it hit, and names it', async () => {
    const envelopes = people(4)
    const bytes = await fileOf(envelopes)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const damaged = bytes.slice()
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
        const taken = await take(damaged)
        if (taken.status !== 'open') throw new Error(`one bit made it ${taken.status}`)
        expect(taken.damage.length).toBeLessThanOrEqual(1)
        const lost = new Set(ids(taken.damage))
        expect(taken.envelopes).toEqual(envelopes.filter(({ instanceId }) => !lost.has(instanceId)))
        for (const { instanceId, place } of taken.damage) expect(envelopes[place - 1]?.instanceId).toBe(instanceId)
        if (taken.isWhole) expect(taken.damage).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('that broke off names what is missing', async () => {
    const envelopes = people(6)
    const bytes = await fileOf(envelopes)
    const taken = await take(bytes.slice(0, bytes.length * 0.6))
    expect(taken).toMatchObject({ status: 'open', isWhole: false })
    if (taken.status !== 'open') return
    expect([...ids(taken.envelopes), ...ids(taken.damage)]).toEqual(ids(envelopes))
    expect(taken.damage.length).toBeGreaterThan(0)
  })

  it('survives what chats and mail do to line ends, and whatever stands before or behind it', async () => {
    const envelopes = people(3)
    const text = new TextDecoder().decode(await fileOf(envelopes))
    for (const changed of [
      text.replaceAll('\n', '\r\n'),
      `\ufeff${text}`,
      `Fwd: the file\n${text}\n-- \nsent from a phone`,
    ]) {
      const taken = await take(new TextEncoder().encode(changed))
      expect(taken).toMatchObject({ status: 'open', envelopes, damage: [] })
    }
  })

  it('names a record that the device’s own disk had changed before', async () => {
    const [good, bad] = people(2) as [Envelope, Envelope]
    async function* batches() {
      yield* inBatches([good])
      yield [{ envelope: { ...bad, payload: '{"answers":{}}' }, sha256: await sha256Hex(bad.payload) }]
    }
    const { pieces } = await writeCarryFile({ batches: batches(), code, random: randomBytes, rounds: 10 })
    expect(await take(new Uint8Array(await new Blob([...pieces]).arrayBuffer()))).toMatchObject({
      envelopes: [good],
      damage: [{ instanceId: bad.instanceId, place: 2, kind: 'damaged' }],
    })
  })

  it('is told from any other file, and from one of a newer version', async () => {
    const encode = (text: string) => new TextEncoder().encode(text)
    expect(await take(encode('%PDF-1.7 and so on'))).toEqual({ status: 'foreign' })
    expect(await take(encode(''))).toEqual({ status: 'foreign' })
    expect(await take(encode(`${await sha256Hex('{no json')} {no json\n`))).toEqual({ status: 'foreign' })
    const reading = await readCarryFile((await fileOf([])).buffer)
    if (reading.status !== 'read') throw new Error('our own file is one')
    const newer = written(await toLine({ ...reading.file.header, version: 2 }))
    expect(await take(encode(newer))).toEqual({ status: 'newer' })
  })

  it('tells how far it is, batch by batch', async () => {
    const envelopes = people(3)
    const seen: number[] = []
    const { pieces } = await writeCarryFile({
      batches: inBatches(envelopes),
      code,
      random: randomBytes,
      rounds: 10,
      onProgress: (count) => void seen.push(count),
    })
    const reading = await readCarryFile(await new Blob([...pieces]).arrayBuffer())
    if (reading.status === 'read') await openCarryFile(reading.file, code, (count) => void seen.push(count))
    expect(seen).toEqual([1, 2, 3, 3])
  })
})
