import { sha256Hex } from '../sealing/digest.ts'
import { fromHex, toHex } from '../sealing/hex.ts'

/**
 * A carry file as an endless row of small frames, for a screen that one camera films: it cannot say what it has missed.
 * First every block of the file once, then sums (XOR) of a random half of all blocks. As many different frames as there
 * are blocks, and some two more, give the file, whichever they are.
 *
 * | bytes | what |
 * |---|---|
 * | 1 | version of this format |
 * | 8 | start of the file's SHA-256: which file this is, and whether it arrived whole |
 * | 4 | length of the file |
 * | 4 | number of the frame, which says what blocks are in it |
 * | rest | the sum of those blocks |
 */
const version = 1
const headBytes = 17
const checkBytes = 8

/** Fills a QR code of version 18, which the camera of an old phone still tells apart. */
const blockBytes = 700

/** Some minutes of filming: larger files go another way. */
export const mostFileBytes = 300_000

export type Frames = {
  /** So many frames at least are needed. */
  readonly count: number
  readonly frame: (sequence: number) => Uint8Array
}

/** @param file at least one byte, and at most `mostFileBytes` */
export async function framesOf(file: Uint8Array): Promise<Frames> {
  const check = await checkOf(file)
  const count = Math.ceil(file.length / blockBytes)
  return {
    count,
    frame(sequence) {
      const sum = new Uint8Array(blockBytes)
      for (const block of blocksIn(sequence, count))
        xorInto(sum, file.subarray(block * blockBytes, (block + 1) * blockBytes))
      const frame = new Uint8Array(headBytes + blockBytes)
      const head = new DataView(frame.buffer)
      head.setUint8(0, version)
      frame.set(fromHex(check), 1)
      head.setUint32(1 + checkBytes, file.length)
      head.setUint32(5 + checkBytes, sequence)
      frame.set(sum, headBytes)
      return frame
    },
  }
}

export type FrameReader = {
  /** How far it is after this frame; null where it is none of ours. A frame of another file begins anew. */
  readonly add: (frame: Uint8Array) => { readonly done: number; readonly count: number } | null
  /** @returns null as long as something is missing; and if what came does not add up, which then has to be read again */
  readonly file: () => Promise<Uint8Array<ArrayBuffer> | null>
}

type Row = { readonly blocks: Set<number>; readonly sum: Uint8Array }

export function createFrameReader(): FrameReader {
  let check = ''
  let length = 0
  let count = 0
  // By the first block in it; no row has the first block of another that came before it.
  let rows = new Map<number, Row>()

  const reduce = (row: Row): void => {
    for (;;) {
      if (row.blocks.size === 0) return
      const first = Math.min(...row.blocks)
      const known = rows.get(first)
      if (!known) return void rows.set(first, row)
      addTo(row, known)
    }
  }

  return {
    add(frame) {
      const head = frame.length === headBytes + blockBytes ? new DataView(frame.buffer, frame.byteOffset) : null
      if (head?.getUint8(0) !== version) return null
      const bytes = head.getUint32(1 + checkBytes)
      if (bytes === 0 || bytes > mostFileBytes) return null
      const its = toHex(frame.subarray(1, 1 + checkBytes))
      if (its !== check || bytes !== length) {
        check = its
        length = bytes
        count = Math.ceil(bytes / blockBytes)
        rows = new Map()
      }
      if (rows.size < count)
        reduce({ blocks: blocksIn(head.getUint32(5 + checkBytes), count), sum: frame.slice(headBytes) })
      return { done: rows.size, count }
    },

    async file() {
      if (count === 0 || rows.size < count) return null
      const file = new Uint8Array(count * blockBytes)
      for (let block = count - 1; block >= 0; block -= 1) {
        const row = rows.get(block)
        for (const other of row?.blocks ?? [])
          if (row && other !== block) xorInto(row.sum, file.subarray(other * blockBytes, (other + 1) * blockBytes))
        if (row) file.set(row.sum, block * blockBytes)
        if (row) rows.set(block, { blocks: new Set([block]), sum: row.sum })
      }
      const whole = file.slice(0, length)
      if ((await checkOf(whole)) === check) return whole
      rows = new Map()
      return null
    },
  }
}

const checkOf = async (file: Uint8Array): Promise<string> => (await sha256Hex(file)).slice(0, 2 * checkBytes)

function addTo(row: Row, other: Row): void {
  xorInto(row.sum, other.sum)
  for (const block of other.blocks) if (!row.blocks.delete(block)) row.blocks.add(block)
}

function xorInto(sum: Uint8Array, block: Uint8Array): void {
  for (let at = 0; at < block.length; at += 1) sum[at] = (sum[at] ?? 0) ^ (block[at] ?? 0)
}

/** Which blocks a frame is the sum of: both sides work it out from its number. */
function blocksIn(sequence: number, count: number): Set<number> {
  if (sequence < count) return new Set([sequence])
  const blocks = new Set<number>()
  let state = sequence
  for (let block = 0; block < count; block += 1) {
    // Steps of a small counter-based generator (Mulberry32): the same on every device, and random enough to be independent.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    if (((mixed ^ (mixed >>> 14)) & 1) === 1) blocks.add(block)
  }
  return blocks
}
