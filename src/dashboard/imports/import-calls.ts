import { type ImportMapping, importPreview, importReport } from '../../contract/imports.ts'
import { routes } from '../../contract/routes.ts'
import { callJson } from '../../http/index.ts'

/** A thousand questionnaires are answered by the endpoint meanwhile. */
const timeoutMs = 300_000

function formWith(file: File, mapping?: ImportMapping): FormData {
  const form = new FormData()
  form.set('file', file)
  if (mapping) form.set('mapping', JSON.stringify(mapping))
  return form
}

export const previewImport = (file: File) =>
  callJson({
    method: 'POST',
    url: routes.coordinatorImportPreview,
    body: formWith(file),
    schema: importPreview,
    timeoutMs,
  })

/** Says what would become of the file, and leaves everything as it is. */
export const checkImport = (file: File, mapping: ImportMapping) =>
  callJson({
    method: 'POST',
    url: routes.coordinatorImportCheck,
    body: formWith(file, mapping),
    schema: importReport,
    timeoutMs,
  })

export const runImport = (file: File, mapping: ImportMapping) =>
  callJson({
    method: 'POST',
    url: routes.coordinatorImportRun,
    body: formWith(file, mapping),
    schema: importReport,
    timeoutMs,
  })
