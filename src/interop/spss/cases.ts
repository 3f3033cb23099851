import { cutBytes, piecesOf, unitsOf, type Variable } from './variable.ts'

const eightSpaces = Buffer.alloc(8, ' ')
const bias = 100
const code = { follows: 253, spaces: 254, missing: 255 } as const
/** 14 October 1582, from which SPSS counts seconds, in ms since 1970. */
const epochMs = Date.UTC(1582, 9, 14)
const flushBytes = 64 * 1024

/**
 * Cases as SPSS compresses them: eight codes at a time, then what they do not say themselves.
 * @source PSPP developers' guide, "Data Record"
 */
export class CaseWriter {
  readonly #variables: readonly { readonly variable: Variable; readonly pieces: ReturnType<typeof piecesOf> }[]
  #out = Buffer.alloc(2 * flushBytes)
  #size = 0
  /** Where the codes of the block stand that is being filled. */
  #block = 0
  #codes = 8

  constructor(variables: readonly Variable[]) {
    this.#variables = variables.map((variable) => ({ variable, pieces: piecesOf(variable) }))
  }

  /** @param cells one text per variable, "" where there is none */
  add(cells: readonly string[]): void {
    for (const [at, { variable, pieces }] of this.#variables.entries()) {
      const cell = cells[at] ?? ''
      if (variable.format === 'text') this.#addText(cell, variable, pieces)
      else if (cell === '') this.#addCode(code.missing)
      else
        this.#addNumber(variable.format === 'day' ? (Date.parse(`${cell}T00:00:00Z`) - epochMs) / 1000 : Number(cell))
    }
  }

  /** @returns what is complete, once there is enough of it */
  take(isLast: boolean): Buffer | null {
    if (this.#size < flushBytes && !isLast) return null
    // A block that still lacks codes stays; at the end the missing ones are 0, which stands for nothing.
    const end = isLast || this.#codes === 8 ? this.#size : this.#block
    const taken = Buffer.from(this.#out.subarray(0, end))
    this.#out.copyWithin(0, end, this.#size)
    this.#size -= end
    this.#block -= end
    return taken.length > 0 ? taken : null
  }

  #addText(cell: string, { width }: Variable, pieces: ReturnType<typeof piecesOf>): void {
    const bytes = cell === '' ? null : cutBytes(cell, width)
    for (const piece of pieces) {
      const units = unitsOf(piece)
      for (let unit = 0; unit < units; unit += 1) {
        const from = piece.from + unit * 8
        const to = Math.min(from + 8, piece.to)
        if (bytes === null || from >= bytes.length || from >= to) this.#addCode(code.spaces)
        else this.#addEight(bytes, from, Math.min(to, bytes.length))
      }
    }
  }

  #addEight(bytes: Buffer, from: number, to: number): void {
    let isBlank = true
    for (let at = from; at < to && isBlank; at += 1) isBlank = bytes[at] === 0x20
    if (isBlank) return this.#addCode(code.spaces)
    this.#addCode(code.follows)
    const at = this.#room(8)
    eightSpaces.copy(this.#out, at)
    bytes.copy(this.#out, at, from, to)
  }

  #addNumber(value: number): void {
    if (Number.isInteger(value) && value >= 1 - bias && value <= 251 - bias) return this.#addCode(value + bias)
    this.#addCode(code.follows)
    this.#out.writeDoubleLE(value, this.#room(8))
  }

  #addCode(value: number): void {
    if (this.#codes === 8) {
      this.#block = this.#room(8)
      this.#out.fill(0, this.#block, this.#block + 8)
      this.#codes = 0
    }
    this.#out[this.#block + this.#codes] = value
    this.#codes += 1
  }

  #room(length: number): number {
    if (this.#size + length > this.#out.length) this.#out = Buffer.concat([this.#out, Buffer.alloc(this.#out.length)])
    const at = this.#size
    this.#size += length
    return at
  }
}
