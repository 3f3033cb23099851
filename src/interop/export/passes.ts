import type { KeptSubmission } from '../../contract/exports.ts'
import type { ExportPlan } from './plan-export.ts'
import type { ReadSubmission } from './read-submission.ts'

/** Where the submissions come from: in one and the same order whenever it is asked anew, a page at a time. */
export type ExportSource = () => AsyncIterable<readonly KeptSubmission[]>

export type Passes = () => AsyncGenerator<readonly ReadSubmission[]>

const bytesPerRow = 24
const rowsPerBlock = 16_384

/**
 * Reads the submissions as often as a format asks. The first pass decides which ones the export is about: what arrives
 * while it is written is left out of the later passes, and what is withdrawn meanwhile too. 24 bytes a submission
 * remember it, so that a million of them are 24 MB and not their answers.
 * @param isOnce whether the format asks once, so that nothing has to be remembered
 */
export function createPasses(plan: ExportPlan, source: ExportSource, isOnce = false): Passes {
  let seen: Seen | null = null
  return async function* pages() {
    const known = seen
    const noted = isOnce ? null : new Seen()
    let count = 0
    known?.rewind()
    for await (const page of source()) {
      const read: ReadSubmission[] = []
      for (const kept of page) {
        const index = known ? known.find(kept) : count + 1
        if (index === 0) continue
        count += 1
        if (!known) noted?.note(kept)
        read.push(plan.read(kept, index))
      }
      yield read
    }
    seen ??= noted
  }
}

/** The IDs of one pass, in its order. */
class Seen {
  /** Never copied into a larger one: for a moment both would be there. */
  readonly #blocks: Buffer[] = []
  #count = 0
  #next = 0

  note(kept: KeptSubmission): void {
    if (this.#count % rowsPerBlock === 0) this.#blocks.push(Buffer.alloc(rowsPerBlock * bytesPerRow))
    keyOf(kept).copy(this.#blockOf(this.#count), placeOf(this.#count))
    this.#count += 1
  }

  rewind(): void {
    this.#next = 0
  }

  /** To be asked in the order of the pass. @returns the place, from 1, or 0 for a submission that was not there */
  find(kept: KeptSubmission): number {
    const key = keyOf(kept)
    while (this.#next < this.#count) {
      const place = placeOf(this.#next)
      const order = this.#blockOf(this.#next).compare(key, 0, bytesPerRow, place, place + bytesPerRow)
      if (order > 0) return 0
      this.#next += 1
      if (order === 0) return this.#next
    }
    return 0
  }

  #blockOf(row: number): Buffer {
    const block = this.#blocks[Math.floor(row / rowsPerBlock)]
    if (!block) throw new RangeError(`row ${row} was never noted`)
    return block
  }
}

const placeOf = (row: number) => (row % rowsPerBlock) * bytesPerRow

/** Two contents may stand under one ID; eight bytes of their hash tell them apart. */
const keyOf = ({ instanceId, sha256 }: KeptSubmission) =>
  Buffer.from(instanceId.replaceAll('-', '') + sha256.slice(0, 16), 'hex')
