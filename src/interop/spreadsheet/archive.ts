import { Inflate } from 'fflate'
import { UnreadableFile } from './unreadable-file.ts'

/** More than any form needs, and little enough that a hostile file cannot fill the memory. */
const maxFileBytes = 32 * 1024 * 1024
const maxUnpackedBytes = 64 * 1024 * 1024
const maxParts = 5000

/** Deflate makes at most a thousand bytes of one: after each of these the limit is looked at again. */
const sliceBytes = 16 * 1024

const decoder = new TextDecoder()

interface Part {
  readonly method: number
  readonly start: number
  readonly size: number
}

/** The parts of a zip file, unpacked when asked for. Sizes that the file claims for its contents are not believed. */
export class Archive {
  readonly #bytes: Uint8Array
  readonly #parts: ReadonlyMap<string, Part>
  #unpacked = 0

  /** @throws UnreadableFile */
  constructor(bytes: Uint8Array) {
    if (bytes.length > maxFileBytes) throw new UnreadableFile('it is larger than 32 MB')
    this.#bytes = bytes
    this.#parts = readDirectory(bytes)
  }

  has(name: string): boolean {
    return this.#parts.has(name)
  }

  /** @throws UnreadableFile when the part is missing, damaged or too large */
  text(name: string): string {
    const part = this.#parts.get(name)
    if (!part) throw new UnreadableFile(`its part ${name} is missing`)
    const packed = this.#bytes.subarray(part.start, part.start + part.size)
    if (part.method === 0) return decoder.decode(packed)
    if (part.method !== 8) throw new UnreadableFile('it is compressed in a way that spreadsheets do not use')
    return decoder.decode(this.#inflate(name, packed))
  }

  #inflate(name: string, packed: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = []
    let size = 0
    let isDone = false
    const inflate = new Inflate((chunk, isLast) => {
      chunks.push(chunk)
      size += chunk.length
      this.#unpacked += chunk.length
      isDone ||= isLast
      if (this.#unpacked > maxUnpackedBytes) throw new UnreadableFile('unpacked it would be larger than 64 MB')
    })
    try {
      for (let at = 0; at < packed.length && !isDone; at += sliceBytes) {
        inflate.push(packed.subarray(at, at + sliceBytes), at + sliceBytes >= packed.length)
      }
    } catch (error) {
      if (error instanceof UnreadableFile) throw error
      throw new UnreadableFile(`its part ${name} is damaged`, { cause: error })
    }
    const whole = new Uint8Array(size)
    let at = 0
    for (const chunk of chunks) {
      whole.set(chunk, at)
      at += chunk.length
    }
    return whole
  }
}

/**
 * The central directory at the end of the file.
 * @source PKWARE APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16
 */
function readDirectory(bytes: Uint8Array): Map<string, Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > maxParts) throw new UnreadableFile(`it has ${count} parts`)
  const parts = new Map<string, Part>()
  try {
    let at = view.getUint32(end + 16, true)
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new UnreadableFile('its list of contents is damaged')
      const nameLength = view.getUint16(at + 28, true)
      const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength))
      const local = view.getUint32(at + 42, true)
      if (view.getUint16(at + 8, true) & 1) throw new UnreadableFile('it is protected by a password')
      parts.set(name.replaceAll('\\', '/'), {
        method: view.getUint16(at + 10, true),
        size: view.getUint32(at + 20, true),
        start: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
      })
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableFile('it is cut off or damaged', { cause: error })
    throw error
  }
  return parts
}

/** Only a comment of at most 64 kB may follow the end record. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw new UnreadableFile('it is cut off or damaged')
}
