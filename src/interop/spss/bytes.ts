/** Bytes as they are put together, little-endian. */
export class Bytes {
  readonly #pieces: Buffer[] = []

  raw(piece: Buffer): this {
    this.#pieces.push(piece)
    return this
  }

  byte(value: number): this {
    return this.raw(Buffer.of(value))
  }

  int32(value: number): this {
    const piece = Buffer.alloc(4)
    piece.writeInt32LE(value)
    return this.raw(piece)
  }

  int64(value: number): this {
    const piece = Buffer.alloc(8)
    piece.writeBigInt64LE(BigInt(value))
    return this.raw(piece)
  }

  double(value: number): this {
    const piece = Buffer.alloc(8)
    piece.writeDoubleLE(value)
    return this.raw(piece)
  }

  /** @param text ASCII */
  text(text: string, length: number): this {
    return this.raw(Buffer.from(text.padEnd(length).slice(0, length), 'latin1'))
  }

  padded(piece: Buffer, length: number, filler: ' ' | '\0'): this {
    return this.raw(piece).raw(Buffer.alloc(Math.max(0, length - piece.length), filler))
  }

  zeros(length: number): this {
    return this.raw(Buffer.alloc(length))
  }

  whole(): Buffer {
    return Buffer.concat(this.#pieces)
  }
}
