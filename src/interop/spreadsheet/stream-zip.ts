import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  /** Path within the archive, with `/`. */
  readonly name: string
  /** Asked for once, when its turn has come. */
  readonly content: () => AsyncIterable<Uint8Array>
  /**
   * May grow beyond 4 GiB: it then is written as Zip64, which has to be told before it begins. LibreOffice before 24.8
   * opens no such spreadsheet.
   */
  readonly isLarge?: boolean
}

/** A part that was not expected to grow so large: the archive would not open. */
export class ZipPartTooLargeError extends Error {
  override readonly name = 'ZipPartTooLargeError'

  constructor(name: string) {
    super(`ZipPartTooLargeError: ${name} is larger than 4 GiB; say beforehand that it is large`)
  }
}

interface Written {
  readonly name: Buffer
  readonly crc: number
  readonly size: bigint
  readonly packed: bigint
  readonly offset: bigint
}

const utf8Names = 0x0800
const sizesFollow = 0x0008
const deflated = 8
const plainVersion = 20
const zip64Version = 45
const most32 = 0xffffffffn
// 1 January 1980, the first day that a zip can tell: when somebody took data out is nobody else's business.
const firstDay = 0x0021

/**
 * A zip archive as it is read, never whole in memory; beyond 4 GiB and 65 535 entries as Zip64. Waits for its reader:
 * as long as nobody takes the next chunk, no content is asked for more.
 * @source APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16 and 4.5.3
 */
export async function* streamZip(parts: Iterable<ZipPart> | AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0n
  for await (const part of parts) {
    const name = Buffer.from(part.name)
    const isLarge = part.isLarge ?? false
    const header = localHeader(name, isLarge)
    yield header
    const sums = { crc: 0, size: 0n, packed: 0n }
    for await (const chunk of deflate(part.content(), sums)) yield chunk
    if (!isLarge && (sums.size >= most32 || sums.packed >= most32)) throw new ZipPartTooLargeError(part.name)
    const descriptor = dataDescriptor(sums, isLarge)
    yield descriptor
    written.push({ name, ...sums, offset })
    offset += BigInt(header.length + descriptor.length) + sums.packed
  }
  const directory = Buffer.concat(written.map(centralHeader))
  yield Buffer.concat([directory, endOfDirectory(BigInt(written.length), BigInt(directory.length), offset)])
}

async function* deflate(
  content: AsyncIterable<Uint8Array>,
  sums: { crc: number; size: bigint; packed: bigint },
): AsyncGenerator<Buffer> {
  // Tables compress almost as well at the fastest level, and a million rows are a matter of minutes.
  const packer = createDeflateRaw({ level: 1 })
  const feeding = pipeline(summed(content, sums), packer)
  // Its fault comes out of the loop below as well, because it ends the packer.
  feeding.catch(() => {})
  for await (const chunk of packer) {
    sums.packed += BigInt(chunk.length)
    yield chunk
  }
  await feeding
}

async function* summed(
  content: AsyncIterable<Uint8Array>,
  sums: { crc: number; size: bigint },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    sums.crc = crc32(chunk, sums.crc)
    sums.size += BigInt(chunk.length)
    yield chunk
  }
}

function localHeader(name: Buffer, isLarge: boolean): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(isLarge ? zip64Version : plainVersion, 4)
  header.writeUInt16LE(utf8Names | sizesFollow, 6)
  header.writeUInt16LE(deflated, 8)
  header.writeUInt16LE(firstDay, 12)
  header.writeUInt16LE(name.length, 26)
  if (!isLarge) return Buffer.concat([header, name])
  // The sizes are not known yet; that they follow in 64 bits is told by the extra field.
  header.writeUInt32LE(0xffffffff, 18)
  header.writeUInt32LE(0xffffffff, 22)
  header.writeUInt16LE(20, 28)
  return Buffer.concat([header, name, zip64Extra([0n, 0n])])
}

function dataDescriptor({ crc, size, packed }: Pick<Written, 'crc' | 'size' | 'packed'>, isLarge: boolean): Buffer {
  const descriptor = Buffer.alloc(isLarge ? 24 : 16)
  descriptor.writeUInt32LE(0x08074b50, 0)
  descriptor.writeUInt32LE(crc, 4)
  if (isLarge) {
    descriptor.writeBigUInt64LE(packed, 8)
    descriptor.writeBigUInt64LE(size, 16)
  } else {
    descriptor.writeUInt32LE(Number(packed), 8)
    descriptor.writeUInt32LE(Number(size), 12)
  }
  return descriptor
}

function centralHeader({ name, crc, size, packed, offset }: Written): Buffer {
  // Now that the sizes are known, only what needs it is told in 64 bits; a small part may stand behind a large one.
  const isFar = size >= most32 || packed >= most32 || offset >= most32
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(isFar ? zip64Version : plainVersion, 4)
  header.writeUInt16LE(isFar ? zip64Version : plainVersion, 6)
  header.writeUInt16LE(utf8Names | sizesFollow, 8)
  header.writeUInt16LE(deflated, 10)
  header.writeUInt16LE(firstDay, 14)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(isFar ? 0xffffffff : Number(packed), 20)
  header.writeUInt32LE(isFar ? 0xffffffff : Number(size), 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(isFar ? 0xffffffff : Number(offset), 42)
  if (!isFar) return Buffer.concat([header, name])
  header.writeUInt16LE(28, 30)
  return Buffer.concat([header, name, zip64Extra([size, packed, offset])])
}

function zip64Extra(values: readonly bigint[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length)
  extra.writeUInt16LE(0x0001, 0)
  extra.writeUInt16LE(8 * values.length, 2)
  for (const [at, value] of values.entries()) extra.writeBigUInt64LE(value, 4 + 8 * at)
  return extra
}

function endOfDirectory(count: bigint, length: bigint, offset: bigint): Buffer {
  const end = Buffer.alloc(22)
  const most16 = 0xffffn
  const isFar = count >= most16 || length >= most32 || offset >= most32
  const small = (value: bigint, most: bigint) => Number(value < most ? value : most)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(small(count, most16), 8)
  end.writeUInt16LE(small(count, most16), 10)
  end.writeUInt32LE(small(length, most32), 12)
  end.writeUInt32LE(small(offset, most32), 16)
  return isFar ? Buffer.concat([zip64End(count, length, offset), end]) : end
}

function zip64End(count: bigint, length: bigint, offset: bigint): Buffer {
  const end = Buffer.alloc(56 + 20)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE(zip64Version, 12)
  end.writeUInt16LE(zip64Version, 14)
  end.writeBigUInt64LE(count, 24)
  end.writeBigUInt64LE(count, 32)
  end.writeBigUInt64LE(length, 40)
  end.writeBigUInt64LE(offset, 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(offset + length, 64)
  end.writeUInt32LE(1, 72)
  return end
}
