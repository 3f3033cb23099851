/** Numbers of the built-in formats that show a day or a time. */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
])

/**
 * Whether a number format shows a day or a time.
 * @param code as in `yyyy\-mm\-dd`; undefined for a built-in format
 * @source ECMA-376 part 1, section 18.8.30
 */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.has(id)
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, '').split(';')[0] ?? ''
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare)
}

/** A number as a person writes it: no `.0`, and what a computer adds behind the fifteenth digit is gone. */
export function numberText(raw: string): string {
  const value = Number(raw)
  return raw.trim() === '' || Number.isNaN(value) ? raw : String(Number(value.toPrecision(15)))
}

/**
 * A day, time or both, from the number that a spreadsheet keeps: `2026-12-01`, `09:30:00`, `2026-12-01T09:30:00`.
 * @param isFrom1904 true for workbooks of old Macintoshes, which count from another day
 */
export function dateText(raw: string, isFrom1904: boolean): string {
  const serial = Number(raw) + (isFrom1904 ? 1462 : 0)
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return raw
  const seconds = Math.round(serial * 86_400)
  // Spreadsheets believe in 29 February 1900, so days before it are one off.
  const days = Math.floor(seconds / 86_400) + (seconds < 60 * 86_400 ? 1 : 0)
  const iso = new Date(Date.UTC(1899, 11, 30 + days) + (seconds % 86_400) * 1000).toISOString()
  if (serial < 1) return iso.slice(11, 19)
  return seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19)
}
