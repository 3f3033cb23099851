import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFrameReader, framesOf, mostFileBytes } from '../../src/carry/index.ts'
import { randomBytes } from '../../src/sealing/index.ts'

/** What a camera makes of endless frames that it sees with this chance: how many it had to see, and what came of them. */
async function film(file: Uint8Array, isSeen: (sequence: number) => boolean) {
  const { frame, count } = await framesOf(file)
  const reader = createFrameReader()
  let seen = 0
  for (let sequence = 0; ; sequence += 1) {
    if (!isSeen(sequence)) continue
    seen += 1
    const progress = reader.add(frame(sequence))
    if (progress?.done === progress?.count) return { file: await reader.file(), seen, count }
  }
}

describe('a carry file as frames', () => {
  it('arrives whole, whichever frames a camera sees, after hardly more of them than it has blocks', async () => {
    const cameras = fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 20_000 }),
      fc.nat(),
      fc.integer({ min: 2, max: 9 }),
      async (file, start, oneIn) => {
        const { file: arrived, seen, count } = await film(file, (sequence) => (sequence + start) % oneIn === 0)
        expect(arrived).toEqual(file)
        expect(seen).toBeLessThanOrEqual(count + 30)
      },
    )
    await fc.assert(cameras, { numRuns: 50 })
  })

  it('needs some two frames more than it has blocks, also at the largest size', async () => {
    const large = Uint8Array.from({ length: mostFileBytes }, (_, at) => (at * at + (at >> 8)) % 251)
    const { file, seen, count } = await film(large, (sequence) => sequence % 3 !== 0)
    expect(file?.length).toBe(mostFileBytes)
    expect(file?.every((byte, at) => byte === large[at])).toBe(true)
    expect(seen - count).toBeLessThan(20)
  })

  it('is nothing to a reader as long as a frame is missing, and begins anew with another file', async () => {
    const reader = createFrameReader()
    const [one, other] = [await framesOf(randomBytes(2_000)), await framesOf(Uint8Array.of(7))]
    expect(reader.add(one.frame(0))).toEqual({ done: 1, count: 3 })
    expect(reader.add(one.frame(0))).toEqual({ done: 1, count: 3 })
    expect(await reader.file()).toBeNull()
    expect(reader.add(other.frame(0))).toEqual({ done: 1, count: 1 })
    expect(await reader.file()).toEqual(Uint8Array.of(7))
    expect(reader.add(one.frame(2))).toEqual({ done: 1, count: 3 })
  })

  it('that was read wrongly in one place is read again, never handed on', async () => {
    const file = randomBytes(2_000)
    const { frame } = await framesOf(file)
    const reader = createFrameReader()
    const wrong = frame(1)
    wrong.set([(wrong[100] ?? 0) ^ 1], 100)
    for (const seen of [frame(0), wrong, frame(2)]) reader.add(seen)
    expect(await reader.file()).toBeNull()
    for (const sequence of [0, 1, 2]) reader.add(frame(sequence))
    expect(await reader.file()).toEqual(file)
  })

  it('takes no code of a stranger for one of its own', () => {
    const reader = createFrameReader()
    expect(reader.add(new TextEncoder().encode('https://survey.example/w/mex_2025'))).toBeNull()
    expect(reader.add(new Uint8Array(717))).toBeNull()
  })
})
