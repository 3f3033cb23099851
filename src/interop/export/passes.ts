import type { KeptSubmission } from '../../contract/exports.ts'
import type { ExportPlan } from './plan-export.ts'
import type { ReadSubmission } from './read-submission.ts'

/** Where the submissions come from: in one and the same order whenever it is asked anew, a page at a time. */
export type ExportSource = () => AsyncIterable<readonly KeptSubmission[]>

export type Passes = () => AsyncGenerator<readonly ReadSubmission[]>

const bytesPerRow = 24

/**
 * Reads the submissions as often as a format asks. The first pass decides which ones the export is about: what arrives
 * while it is written is left out of the later passes, and what is withdrawn meanwhile too. 24 bytes a submission
 * remember it, so that a million of them are 24 MB and not their answers.
 */
export function createPasses(plan: ExportPlan, source: ExportSource): Passes {
  let seen: Seen | null = null
  return async function* pages() {
    const known = seen
    const noted = new Seen()
    for await (const page of source()) {
      const read: ReadSubmission[] = []
      for (const kept of page) {
        const index = known ? known.find(kept) : noted.note(kept)
        if (index > 0) read.push(plan.read(kept, index))
      }
      yield read
    }
    seen ??= noted
  }
}

/** The IDs of one pass, in its order. */
class Seen {
  #bytes = Buffer.alloc(bytesPerRow * 1024)
  #count = 0
  #next = 0

  /** @returns the place of the submission, from 1 */
  note(kept: KeptSubmission): number {
    const end = (this.#count + 1) * bytesPerRow
    if (end > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)])
    keyOf(kept).copy(this.#bytes, this.#count * bytesPerRow)
    this.#count += 1
    return this.#count
  }

  /** To be asked in the order of the pass. @returns the place, or 0 for a submission that was not there */
  find(kept: KeptSubmission): number {
    const key = keyOf(kept)
    while (this.#next < this.#count) {
      const order = this.#bytes.compare(key, 0, bytesPerRow, this.#next * bytesPerRow, (this.#next + 1) * bytesPerRow)
      if (order > 0) return 0
      this.#next += 1
      if (order === 0) {
        const found = this.#next
        if (this.#next === this.#count) this.#next = 0
        return found
      }
    }
    return 0
  }
}

/** Two contents may stand under one ID; eight bytes of their hash tell them apart. */
const keyOf = ({ instanceId, sha256 }: KeptSubmission) =>
  Buffer.from(instanceId.replaceAll('-', '') + sha256.slice(0, 16), 'hex')
