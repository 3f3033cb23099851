import { reviewersNeeded } from '../../contract/texts.ts'
import { type LanguageCoverage, type TextFinding, textCoverage } from '../../interop/text-coverage.ts'
import { readLanguage } from '../../interop/translations/catalogue.ts'
import type { LocaleFiles } from '../../interop/translations/locale-files.ts'
import { countSignatures } from '../../interop/translations/signatures.ts'

/**
 * @param isStrict also counts texts whose English changed since they were translated
 * @returns what to print, and whether every language is complete
 */
export function status(
  files: LocaleFiles,
  languages: readonly string[],
  isStrict: boolean,
): { lines: readonly string[]; isComplete: boolean } {
  const namespaces = files.namespaces()
  const coverages = languages.map((language) =>
    textCoverage(language, namespaces, files.texts(language, namespaces), files.stamps(language)),
  )
  const findings = coverages.flatMap((coverage) => coverage.findings)
  const rows = coverages.map((coverage) => {
    const words = readLanguage(files, namespaces, coverage.language)
    const count = countSignatures(words)
    const signed = [...words.known.keys()].filter((key) => count(key) >= reviewersNeeded).length
    return row(coverage, signed, words.review?.state ?? 'no review.json')
  })
  const isComplete = findings.every(({ kind }) => kind === 'stale' && !isStrict)
  return { lines: [...table(rows), ...findings.map((finding) => `${finding.kind}  ${finding.message}`)], isComplete }
}

const heading = [
  'language',
  'needed',
  'present',
  'covered',
  'missing',
  'extra',
  'placeholder',
  'stale',
  'signed',
  'review',
]

function row(
  { language, needed, present, findings }: LanguageCoverage,
  signed: number,
  review: string,
): readonly string[] {
  const count = (kind: TextFinding['kind']) => String(findings.filter((finding) => finding.kind === kind).length)
  // Rounded down: 100 % must mean all of them.
  const covered = `${Math.floor((100 * present) / Math.max(needed, 1))} %`
  const missing = String(needed - present)
  return [
    language,
    String(needed),
    String(present),
    covered,
    missing,
    count('extra'),
    count('placeholder'),
    count('stale'),
    String(signed),
    review,
  ]
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  )
  const isText = (column: number) => column === 0 || column === heading.length - 1
  return [heading, ...rows].map((cells) =>
    cells
      .map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
