import { readTextCsv } from '../text-csv.ts'
import { readXliff } from './read-xliff.ts'
import type { ReadTranslations } from './translation-unit.ts'

/** Reads what came back from a translator, a sheet or XLIFF: it is told by how it begins. */
export function readTranslations(file: string): ReadTranslations {
  if (/^\uFEFF?\s*</.test(file)) return readXliff(file)
  const read = readTextCsv(file)
  if (read.status === 'failed') return read
  // A sheet has no place to say that unchanged words were looked at again.
  const texts = read.rows.map(({ key, english, translation }) => ({ key, english, translation, isConfirmed: false }))
  return { status: 'ok', language: read.language, texts }
}
