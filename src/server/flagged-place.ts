import * as z from 'zod/mini'
import { sha256Hex, uuid } from '../contract/submission.ts'
import type { FlaggedPlace } from '../store/steering-store.ts'

const place = z.tuple([z.union([sha256Hex, z.literal('')]), uuid, sha256Hex])

/** A place in the list as one word of an address. */
export const writePlace = ({ groupedBy, instanceId, sha256 }: FlaggedPlace): string =>
  [groupedBy, instanceId, sha256].join('~')

/** @returns undefined for a word that was not written here */
export function readPlace(word: string): FlaggedPlace | undefined {
  const read = place.safeParse(word.split('~'))
  if (!read.success) return undefined
  const [groupedBy, instanceId, sha256] = read.data
  return { groupedBy, instanceId, sha256 }
}
