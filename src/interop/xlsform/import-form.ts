import { type Finding, loadForm } from '../../engine/index.ts'
import type { BorderFinding } from './border-finding.ts'
import { withFileChoices } from './file-choices.ts'
import { readFormFile } from './read-form-file.ts'
import type { ReadXlsform } from './read-xlsform.ts'

/** What the engine refuses because it does not know it, not because the form contradicts itself. */
const unsupported = new Set([
  'unknown-function',
  'unsupported-path',
  'unknown-name',
  'wrong-arity',
  'cycle',
  'unknown-column',
])

/**
 * A form from a file, with everything that its author should know: what the border finds, and what the engine says of the
 * definition, at the cell where it comes from.
 * @param fileBeside text of a file in the form's own folder, or null; without it choices from files are not looked for
 */
export function importForm(
  bytes: Uint8Array,
  fileName: string,
  fileBeside?: (name: string) => string | null,
): ReadXlsform {
  const form = readFormFile(bytes, fileName)
  if (form.status === 'failed') return form
  const read = fileBeside ? withFileChoices(form, fileBeside) : form
  const known = new Set(read.findings.map(identity))
  const more = loadForm(read.definition)
    .findings.filter(({ severity }) => severity === 'error')
    .map((finding) => atCell(finding, read.origin))
    .filter((finding) => !known.has(identity(finding)))
  return { ...read, findings: [...read.findings, ...more] }
}

const identity = ({ sheet, row, letter }: BorderFinding): string => `${sheet} ${row} ${letter}`

function atCell({ code, message, at }: Finding, origin: (ReadXlsform & { status: 'ok' })['origin']): BorderFinding {
  const place = origin(at.pointer ?? '', at.column) ?? {
    sheet: at.pointer?.split('/')[1] === 'settings' ? 'settings' : 'survey',
  }
  const isUnsupported = unsupported.has(code)
  return {
    severity: isUnsupported ? 'warning' : 'error',
    code: isUnsupported ? 'unsupported' : code,
    message: isUnsupported ? `${message} It is kept as written; the form opens here once it is mended.` : message,
    ...place,
  }
}
