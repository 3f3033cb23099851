import * as z from 'zod/mini'
import { type CarryHeader, type CarryRecord, carryHeader, carryRecord, carryVersion } from '../contract/carry-file.ts'
import { sha256Hex } from '../sealing/digest.ts'
import { intactLines } from './carry-line.ts'

/**
 * What can be said of a file before anybody has given the code.
 *
 * | status | meaning |
 * |---|---|
 * | read | a carry file, whole or in part |
 * | foreign | no carry file, or nothing of it that could be opened has survived |
 * | newer | written by a newer version of the app |
 */
export type CarryReading =
  | { readonly status: 'read'; readonly file: CarryFile }
  | { readonly status: 'foreign' }
  | { readonly status: 'newer' }

export type CarryFile = {
  readonly header: CarryHeader
  /** Those that are as they were written. */
  readonly records: readonly CarryRecord[]
  /** Nothing is missing, damaged, added or in another order. */
  readonly isWhole: boolean
}

export async function readCarryFile(bytes: ArrayBuffer): Promise<CarryReading> {
  // Byte by byte: in UTF-8 one damaged byte could swallow the next.
  const lines = await intactLines(new TextDecoder('latin1').decode(bytes))
  const headers = lines.flatMap(({ value }) => {
    const parsed = z.safeParse(carryHeader, value)
    return parsed.success ? [parsed.data] : []
  })
  const [header] = headers
  if (!header) return { status: 'foreign' }
  if (header.version > carryVersion) return { status: 'newer' }
  const records = lines.flatMap(({ value, sha256 }) => {
    const parsed = z.safeParse(carryRecord, value)
    return parsed.success ? [{ record: parsed.data, sha256 }] : []
  })
  const digest = await sha256Hex(records.map(({ sha256 }) => sha256).join(''))
  return {
    status: 'read',
    file: {
      header,
      records: records.map(({ record }) => record),
      isWhole: digest === header.digest && headers.length === 2,
    },
  }
}
