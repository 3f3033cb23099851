import type { AuditEntry } from '../contract/audit.ts'

const columns = ['number', 'at', 'who', 'via', 'action', 'subject', 'details'] as const

/** With a byte order mark, which some spreadsheets need to see that it is UTF-8. */
export const auditCsvHead = `\uFEFF${columns.join(',')}\r\n`

/** @source RFC 4180; OWASP CSV Injection: a name could begin like a formula, and a spreadsheet would run it */
export function auditCsvLine(entry: AuditEntry): string {
  const cells = columns.map((column) => {
    const value = entry[column]
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
    return `"${(/^[=+\-@\t\r\0\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  })
  return `${cells.join(',')}\r\n`
}
