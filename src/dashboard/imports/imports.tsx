import { useState } from 'preact/hooks'
import type { ImportPreview, ImportReport } from '../../contract/imports.ts'
import { language, t } from '../../i18n/index.ts'
import { announce, Button, Notice } from '../../kit/index.ts'
import { ChoiceField } from '../choice-field.tsx'
import { problemCode } from '../use-call.ts'
import { checkImport, previewImport, runImport } from './import-calls.ts'
import { draftOf, type ImportDraft, mappingOf } from './import-draft.ts'
import { ImportFacts } from './import-facts.tsx'
import { ImportOutcome } from './import-outcome.tsx'
import { MappingTable } from './mapping-table.tsx'
import './imports.css'

type Outcome = { readonly report: ImportReport; readonly isReal: boolean }

/** Responses from a spreadsheet: choose the file, say what its columns are, see what would happen, let it happen. */
export function Imports({ onSignedOut }: { onSignedOut: () => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [draft, setDraft] = useState<ImportDraft | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isWorking, setWorking] = useState(false)

  /** @returns what the endpoint answered; null where it said no, which the page then tells */
  async function ask<Body>(
    call: ReturnType<typeof previewImport> | ReturnType<typeof checkImport>,
  ): Promise<Body | null> {
    setWorking(true)
    setFailure(null)
    const result = await call
    setWorking(false)
    // Each caller names the body of its own call.
    if (result.status === 'ok') return result.body as Body
    const code = problemCode(result)
    if (code === 'not_signed_in') onSignedOut()
    setFailure(code)
    return null
  }

  async function choose(chosen: File | undefined): Promise<void> {
    setPreview(null)
    setDraft(null)
    setOutcome(null)
    setFile(chosen ?? null)
    if (!chosen) return
    const found = await ask<ImportPreview>(previewImport(chosen))
    setPreview(found)
    const sheet = found?.sheets.toSorted((a, b) => b.rows - a.rows)[0]
    if (sheet) setDraft(draftOf(sheet, language.value, new Date().toISOString().slice(0, 10)))
  }

  async function send(isReal: boolean): Promise<void> {
    const mapping = draft && mappingOf(draft)
    if (!file || !mapping) return
    const report = await ask<ImportReport>(isReal ? runImport(file, mapping) : checkImport(file, mapping))
    if (!report) return
    setOutcome({ report, isReal })
    announce(t(isReal ? 'import.done.title' : 'import.would.title'))
  }

  function change(next: ImportDraft): void {
    setDraft(next)
    // What was shown was about another mapping.
    setOutcome(null)
  }

  const sheet = preview?.sheets.find(({ name }) => name === draft?.sheet)
  const isReady = draft !== null && mappingOf(draft) !== null
  return (
    <div class="desk-stack desk-imports">
      <h1>{t('import.page.title')}</h1>
      <p class="desk-hint">{t('import.page.hint')}</p>
      <div class="desk-field">
        <label for="import-file">{t('import.file.label')}</label>
        <span class="desk-hint" id="import-file-hint">
          {t('import.file.hint')}
        </span>
        <input
          id="import-file"
          class="field"
          type="file"
          accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby="import-file-hint"
          onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
        />
      </div>
      {isWorking && <p role="status">{t('import.working.status')}</p>}
      {failure && (
        <Notice kind="bad" role="alert">
          <p>{t(`problem.${failure}`)}</p>
        </Notice>
      )}
      {preview && draft && sheet && (
        <>
          {preview.sheets.length > 1 && (
            <ChoiceField
              label="import.sheet.label"
              value={draft.sheet}
              options={preview.sheets.map(({ name }) => [name, name])}
              onChange={(name) => {
                const other = preview.sheets.find((one) => one.name === name)
                if (other) change(draftOf(other, draft.language, draft.completedOn))
              }}
            />
          )}
          <p>{t('import.rows.label', { rows: sheet.rows })}</p>
          <MappingTable sheet={sheet} questions={preview.questions} draft={draft} onChange={change} />
          <ImportFacts questions={preview.questions} baseline={preview.baseline} draft={draft} onChange={change} />
          {!isReady && <p class="desk-hint">{t('import.first.hint')}</p>}
          {isReady && !isWorking && (
            <div class="notice-actions">
              <Button label="import.check.label" onClick={() => void send(false)} />
              {outcome && !outcome.isReal && outcome.report.new + outcome.report.changed > 0 && (
                <Button label="import.run.label" kind="primary" onClick={() => void send(true)} />
              )}
            </div>
          )}
        </>
      )}
      {outcome && <ImportOutcome report={outcome.report} isReal={outcome.isReal} />}
    </div>
  )
}
