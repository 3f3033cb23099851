import * as z from 'zod/mini'
import { carriedSubmission } from '../contract/carry-file.ts'
import type { Envelope } from '../contract/submission.ts'
import { sha256Hex } from '../sealing/digest.ts'
import { fromHex } from '../sealing/hex.ts'
import { stretch } from '../sealing/stretch.ts'
import { parseJson } from './carry-line.ts'
import { fits, unsealed } from './carry-seal.ts'
import type { CarryFile } from './read-carry-file.ts'

export type { CarryFile } from './read-carry-file.ts'

/** A submission that should be in the file and cannot be taken from it. */
export type CarryDamage = {
  readonly instanceId: string
  /** Its place in the file, from 1. */
  readonly place: number
  /** `unknown`: it opens, and is nothing that this version of the app knows. */
  readonly kind: 'damaged' | 'unknown'
}

export type OpenedCarryFile =
  | { readonly status: 'open'; readonly envelopes: readonly Envelope[]; readonly damage: readonly CarryDamage[] }
  | { readonly status: 'wrong-code' }

const batch = 50

/**
 * Opens every record that can be opened, and names every other.
 * @param code       as `readReceiptCode` gives it
 * @param onProgress after each batch, for a screen that must not freeze
 */
export async function openCarryFile(
  { header, records }: CarryFile,
  code: string,
  onProgress?: (count: number) => void | Promise<void>,
): Promise<OpenedCarryFile> {
  const key = await stretch(code, fromHex(header.kdf.salt), header.kdf.rounds)
  if (!fits(key, header.check)) return { status: 'wrong-code' }
  const opened = new Map<string, Envelope | 'damaged' | 'unknown'>()
  for (let at = 0; at < records.length; at += batch) {
    for (const { instanceId, sealed } of records.slice(at, at + batch))
      opened.set(instanceId, await openRecord(key, instanceId, sealed))
    await onProgress?.(Math.min(at + batch, records.length))
  }
  const damage = header.instanceIds.flatMap((instanceId, index): CarryDamage[] => {
    const found = opened.get(instanceId) ?? 'damaged'
    return typeof found === 'string' ? [{ instanceId, place: index + 1, kind: found }] : []
  })
  const envelopes = [...opened.values()].filter((found) => typeof found !== 'string')
  return { status: 'open', envelopes, damage }
}

async function openRecord(key: Uint8Array, instanceId: string, sealed: string) {
  const text = unsealed(key, sealed, instanceId)
  if (text === null) return 'damaged'
  const parsed = z.safeParse(carriedSubmission, parseJson(text))
  if (!parsed.success || parsed.data.envelope.instanceId !== instanceId) return 'unknown'
  // Damaged on the device, before it was written into the file.
  return (await sha256Hex(parsed.data.envelope.payload)) === parsed.data.sha256 ? parsed.data.envelope : 'damaged'
}
