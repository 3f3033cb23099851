import { type AnalysedQuestion, choseSomething, type TableRecord } from '../../analysis/index.ts'
import type { PageWords } from './page-words.ts'

type Cell = readonly [code: string, count: number | null]

/** A mean or a share of fewer says too much of each of them. @source survey.md part 6, "Small cells" */
const fewestForShares = 20

/** One question of the public page: its table, with a bar in each line. Nothing where nothing of it was ever published. */
export function resultsTable(
  question: AnalysedQuestion,
  records: readonly TableRecord[],
  { text, label, code, number }: PageWords,
): string {
  const own = records.filter((record) => record.question === question.name)
  const cells = own.flatMap(cellsOf)
  const chosen = cells.filter(([name]) => name === choseSomething)
  const rows = cells
    .filter(([name]) => name !== choseSomething)
    .toSorted(([a], [b]) => question.codes.indexOf(a) - question.codes.indexOf(b))
  if (rows.every(([, count]) => count === null)) return ''
  // Of several answers each is a share of the persons who gave one; of one answer, of those that are shown.
  const counted = chosen.length > 0 ? [...chosen, ...rows.filter(([name]) => question.exclusive.includes(name))] : rows
  const base = counted.reduce((sum, [, count]) => sum + (count ?? 0), 0)
  const line = ([name, count]: Cell): string => {
    const share = count === null || base < fewestForShares ? null : count / base
    const percent = share === null ? '–' : text('plot.percent.value', { share: number(Math.round(share * 100)) })
    const figure = count === null ? text('results.hidden.value') : number(count)
    return `<tr><th scope="row">${code(question.list, name)}${share === null ? '' : bar(share)}</th><td>${figure}</td><td>${percent}</td></tr>`
  }
  const columns = ['answer', 'count', 'share'].map((key) => `<th scope="col">${text(`results.${key}.column`)}</th>`)
  const note = [
    text('results.tableBase.label', { n: number(base) }),
    ...(chosen.length > 0 ? [text('results.several.hint')] : []),
  ]
  return `<article><h3 id="q-${question.name}">${label(question.name)}</h3><p class="results-note">${note.join(' ')}</p>
<table aria-labelledby="q-${question.name}"><thead><tr>${columns.join('')}</tr></thead><tbody>${rows.map(line).join('')}</tbody></table></article>`
}

/** The last published count of each cell; null for one that never was. */
function cellsOf({ moments }: TableRecord): readonly Cell[] {
  const codes = Object.keys(moments.at(-1)?.counts ?? {}).filter((code) => code !== '')
  return codes
    .filter((code) => code !== choseSomething || moments.some(({ published }) => published.includes(code)))
    .map((code) => [code, moments.findLast(({ published }) => published.includes(code))?.counts[code] ?? null])
}

// Lengths as attributes: the page allows no styles but those of its sheet.
const bar = (share: number): string =>
  `<svg class="results-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${(share * 100).toFixed(1)}" height="8"/></svg>`
