import { type CarryHeader, carryFormat, carryVersion } from '../contract/carry-file.ts'
import type { Envelope } from '../contract/submission.ts'
import { sha256Hex } from '../sealing/digest.ts'
import { toHex } from '../sealing/hex.ts'
import type { RandomBytes } from '../sealing/random.ts'
import { stretch, stretchRounds } from '../sealing/stretch.ts'
import { toLine, written } from './carry-line.ts'
import { sealed, sealedCheck } from './carry-seal.ts'

type Held = { readonly envelope: Envelope; readonly sha256: string }

export type WrittenCarryFile = {
  /** Pieces of the file in order, as a Blob takes them. */
  readonly pieces: readonly BlobPart[]
  readonly count: number
}

export type CarryWriting = {
  /** In batches, so that ten thousand are never in memory at once. */
  readonly batches: AsyncIterable<readonly Held[]>
  /** What opens the file again; whoever reads it needs it. */
  readonly code: string
  readonly random: RandomBytes
  /** Lower only in tests. */
  readonly rounds?: number
  /** After each batch, for a screen that must not freeze: how many are written. */
  readonly onProgress?: (count: number) => void | Promise<void>
}

/** Writes held submissions as a carry file. They stay where they are: the file is a copy. */
export async function writeCarryFile({
  batches,
  code,
  random,
  rounds = stretchRounds,
  onProgress,
}: CarryWriting): Promise<WrittenCarryFile> {
  const salt = random(16)
  const key = await stretch(code, salt, rounds)
  const pieces: BlobPart[] = []
  const instanceIds: string[] = []
  const hashes: string[] = []
  for await (const batch of batches) {
    const lines = await Promise.all(
      batch.map(({ envelope, sha256 }) => {
        const { instanceId } = envelope
        return toLine({ instanceId, sealed: sealed(key, JSON.stringify({ envelope, sha256 }), instanceId) })
      }),
    )
    // A Blob of its own: browsers move large ones out of the memory.
    pieces.push(new Blob([lines.map(written).join('')]))
    instanceIds.push(...batch.map(({ envelope }) => envelope.instanceId))
    hashes.push(...lines.map(({ sha256 }) => sha256))
    await onProgress?.(instanceIds.length)
  }
  const header: CarryHeader = {
    format: carryFormat,
    version: carryVersion,
    instanceIds,
    digest: await sha256Hex(hashes.join('')),
    kdf: { rounds, salt: toHex(salt) },
    check: sealedCheck(key),
  }
  const line = written(await toLine(header))
  return { pieces: [line, ...pieces, line], count: instanceIds.length }
}
