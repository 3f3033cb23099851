import { type Heading, readHeadings, type SheetKind } from './headings.ts'
import { isTextColumn, type LanguageCodes } from './language-codes.ts'
import type { Gap } from './layout.ts'

/** A row to be written, by what its columns mean; a number stands for so many empty rows. */
export type SheetRecord = number | Readonly<Record<string, string>>

/** What a column means, whatever its heading looks like: `relevant`, `label::es`, the heading of another tool. */
export function identityOf({ key, isKnown, language, id }: Heading, codes: LanguageCodes): string {
  if (!isKnown) return id
  if (key === 'form_title') return language === '' ? key : `${key}::${codes.code(language)}`
  return isTextColumn(key) ? `${key}::${codes.code(language)}` : id
}

/** Rows that were kept as they stood, cell by cell. */
export function rawRecord(kind: SheetKind, cells: Readonly<Record<string, string>>, codes: LanguageCodes): SheetRecord {
  return Object.fromEntries(
    Object.entries(cells).map(([id, text]) => {
      const [heading] = readHeadings(kind, [id])
      return [heading ? identityOf(heading, codes) : id, text]
    }),
  )
}

export function gapRecords(kind: SheetKind, gaps: readonly Gap[] | undefined, codes: LanguageCodes): SheetRecord[] {
  return (gaps ?? []).map((gap) => (typeof gap === 'number' ? gap : rawRecord(kind, gap, codes)))
}
