import { plainXml } from '../spreadsheet/escape-xml.ts'
import type { Column } from './column.ts'
import type { ExportWords } from './export-words.ts'
import type { ExportPlan, PlannedTable } from './plan-export.ts'

/**
 * The codebook as data archives read it, in all languages at once.
 * @param translations words of every language, the one of the export first
 * @source DDI-Codebook 2.5, codebook.xsd
 */
export function ddi(plan: ExportPlan, translations: readonly [ExportWords, ...ExportWords[]]): string {
  const [first] = translations
  const title = plainXml(first.label('') ?? plan.surveyId)
  const statement = (what: string) =>
    `<citation><titlStmt><titl>${title}${what}</titl><IDNo>${plainXml(plan.surveyId)}</IDNo></titlStmt></citation>`
  const ids = new Map(plan.tables.flatMap(({ columns }) => columns).map((column, at) => [column, `V${at + 1}`]))
  const files = plan.tables.map(
    ({ title: name, columns }, at) =>
      `<fileDscr ID="F${at + 1}"><fileTxt><fileName>${plainXml(name)}</fileName><dimensns><varQnty>${columns.length}</varQnty></dimensns></fileTxt></fileDscr>`,
  )
  const variables = plan.tables.flatMap((table, at) => variablesOf(table, `F${at + 1}`, translations, ids))
  return `<?xml version="1.0" encoding="UTF-8"?>
<codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="${first.language}">
<docDscr>${statement('')}</docDscr>
<stdyDscr>${statement('')}<stdyInfo><abstract>${plainXml(first.text('exports.reading.selfSelected'))}</abstract></stdyInfo></stdyDscr>
${files.join('\n')}
<dataDscr>
${variables.join('\n')}
</dataDscr>
</codeBook>
`
}

function variablesOf(
  table: PlannedTable,
  file: string,
  translations: readonly ExportWords[],
  ids: ReadonlyMap<Column, string>,
): readonly string[] {
  return table.columns.map((column) => {
    const { name, field, kind, role } = column
    const isCoded = role === 'answer' && field?.type === 'select_one'
    const labels = inEach(translations, (words) => labelOf(column, words))
    const question = field
      ? inEach(translations, (words) => words.label(field.name))
          .map(([language, text]) => `<qstnLit xml:lang="${language}">${text}</qstnLit>`)
          .join('')
      : ''
    const categories = isCoded
      ? field.choices.map((code) =>
          category(
            code,
            inEach(translations, (words) => words.choice(field.list ?? '', code)),
          ),
        )
      : kind === 'flag'
        ? (['1', '0'] as const).map((code) =>
            category(
              code,
              inEach(translations, (words) => words.text(`exports.${code === '1' ? 'yes' : 'no'}.value`)),
            ),
          )
        : []
    const measure = isCoded || kind === 'flag' || kind === 'text' ? 'nominal' : 'interval'
    return [
      `<var ID="${ids.get(column)}" name="${plainXml(name)}" files="${file}" intrvl="${kind === 'number' ? 'contin' : 'discrete'}" nature="${measure}">`,
      ...labels.map(([language, text]) => `<labl xml:lang="${language}">${text}</labl>`),
      question === '' ? '' : `<qstn>${question}</qstn>`,
      ...categories,
      `<varFormat type="${kind === 'text' || kind === 'date' ? 'character' : 'numeric'}"${kind === 'date' ? ' category="date"' : ''}/>`,
      '</var>',
    ].join('')
  })
}

function labelOf({ field, name, role, choice }: Column, words: ExportWords): string | undefined {
  if (!field) return name.startsWith('meta_') ? words.text(`exports.${name.slice(5)}.column`) : name
  const label = words.label(field.name) ?? field.name
  if (role === 'relevant') return `${label} – ${words.text('exports.asked.suffix')}`
  return choice === null ? label : `${label} – ${words.choice(field.list ?? '', choice)}`
}

type InLanguage = readonly [language: string, text: string]

const inEach = (
  translations: readonly ExportWords[],
  say: (words: ExportWords) => string | undefined,
): readonly InLanguage[] =>
  translations.flatMap((words) => {
    const text = say(words)
    return text === undefined ? [] : [[words.language, plainXml(text)] as const]
  })

const category = (code: string, labels: readonly InLanguage[]) =>
  `<catgry><catValu>${plainXml(code)}</catValu>${labels.map(([language, text]) => `<labl xml:lang="${language}">${text}</labl>`).join('')}</catgry>`
