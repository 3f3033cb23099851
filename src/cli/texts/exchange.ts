import { writeTextCsv } from '../../interop/text-csv.ts'
import { readCatalogue } from '../../interop/translations/catalogue.ts'
import { judgeTexts, stopsImport } from '../../interop/translations/judge-texts.ts'
import type { LocaleFiles } from '../../interop/translations/locale-files.ts'
import { mergeChanges } from '../../interop/translations/merge-changes.ts'
import { readTranslations } from '../../interop/translations/read-translations.ts'
import { sayProblem } from '../../interop/translations/say-problem.ts'
import { countSignatures } from '../../interop/translations/signatures.ts'
import { translationUnits } from '../../interop/translations/translation-units.ts'
import { writeXliff } from '../../interop/translations/write-xliff.ts'

/** Every text of one language for translators, as a sheet or for their tools; what is not yet translated is empty. */
export function exportTexts(files: LocaleFiles, language: string, format: 'csv' | 'xliff'): string {
  const catalogue = readCatalogue(files, [language])
  const units = translationUnits(catalogue, language, countSignatures(catalogue.words(language)))
  return format === 'xliff' ? writeXliff(language, units) : writeTextCsv(language, units)
}

export type TakenIn =
  | { readonly status: 'ok'; readonly language: string; readonly lines: readonly string[] }
  | { readonly status: 'failed'; readonly messages: readonly string[] }

/**
 * Takes in what translators sent back, all of it or nothing. What they left empty stays as it is; what was made from an
 * English older than ours is taken, and shows as stale.
 * @param isTrial says what would change and writes nothing
 */
export function importTexts(
  files: LocaleFiles,
  content: string,
  languages: readonly string[],
  isTrial: boolean,
): TakenIn {
  const read = readTranslations(content)
  if (read.status === 'failed') return { status: 'failed', messages: [read.message] }
  const { language } = read
  if (!languages.includes(language) || language === 'en')
    return { status: 'failed', messages: [`"${language}" is not one of the languages that are translated into`] }
  const catalogue = readCatalogue(files, [language])
  const judged = judgeTexts(language, read.texts, catalogue.words(language).known)
  const { changes, confirmed, unchanged, untranslated, problems } = judged
  if (problems.some(stopsImport)) return { status: 'failed', messages: problems.filter(stopsImport).map(sayProblem) }

  const stamps = new Map([...confirmed, ...changes.map(({ key, stamp }) => [key, stamp] as const)])
  const merged = mergeChanges(catalogue, language, new Map(changes.map(({ key, after }) => [key, after])), stamps)
  if (!isTrial) {
    for (const [name, tree] of merged.texts) files.writeTexts(language, name, tree)
    files.writeStamps(language, merged.stamps)
  }
  const lines = [
    ...(isTrial ? changes.flatMap(({ key, before, after }) => [key, `  - ${before}`, `  + ${after}`]) : []),
    ...problems.map((problem) => `note: ${sayProblem(problem)}`),
    `${changes.length} texts ${isTrial ? 'would be ' : ''}taken into locales/${language}, ${unchanged} as they were, ${untranslated} empty`,
  ]
  return { status: 'ok', language, lines }
}
