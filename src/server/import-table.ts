import { type ImportMapping, type ImportReport, maxImportFindings } from '../contract/imports.ts'
import type { ExportWords } from '../interop/export/export-words.ts'
import type { ImportSheet } from '../interop/import/read-table.ts'
import type { Arrival } from '../store/store.ts'
import { type AppParts, dayOf } from './app-parts.ts'
import { judgeEnvelope } from './judge-envelope.ts'
import type { PublishedSurvey } from './published-survey.ts'
import { readImport } from './read-import.ts'

const rowsPerTransaction = 200

/**
 * Says what would become of a sheet, and with `isReal` lets it become so. A row that is imported again is the row that
 * is there already: the same bytes are known, other bytes are kept beside them for a person to look at.
 */
export async function importTable(
  sheet: ImportSheet,
  mapping: ImportMapping,
  survey: PublishedSurvey,
  translations: readonly ExportWords[],
  parts: AppParts,
  isReal: boolean,
): Promise<ImportReport> {
  const { store, config, surveys, check, now } = parts
  const [form] = survey.forms
  const { rows, findings } = await readImport(sheet, mapping, { form, secret: config.secret, translations })
  const report = { rows: rows.length, new: 0, known: 0, changed: 0, notTaken: 0, quarantined: 0, usable: 0 }
  const taken = rows.filter(({ envelopes }) => envelopes.length > 0)
  report.notTaken = rows.length - taken.length
  for (let at = 0; at < taken.length; at += rowsPerTransaction) {
    const arrivals = taken.slice(at, at + rowsPerTransaction).map(({ envelopes }) =>
      envelopes.flatMap((envelope): Arrival[] => {
        const judged = judgeEnvelope(envelope, {
          surveys,
          secret: config.secret,
          check,
          via: 'file',
          isHub: false,
        })
        return judged.status === 'kept' ? [{ ...judged.arrival, isEarlier: mapping.isEarlier }] : []
      }),
    )
    const kept = await store.knownContents(arrivals.flat().map(({ instanceId }) => instanceId))
    for (const [main] of arrivals) {
      if (!main) report.notTaken += 1
      else if (!kept.has(main.instanceId)) {
        report.new += 1
        report.quarantined += Number(main.reasons.length > 0)
        report.usable += Number(main.usable === true && main.reasons.length === 0)
      } else if (kept.get(main.instanceId)?.has(main.sha256)) report.known += 1
      else report.changed += 1
    }
    if (isReal) await store.keep(arrivals.flat(), dayOf(now()))
  }
  return { ...report, findings: findings.slice(0, maxImportFindings), findingsCount: findings.length }
}
