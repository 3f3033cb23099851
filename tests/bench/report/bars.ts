import { measures } from '../measures/measures.ts'
import type { Figures } from './figures.ts'
import type { Row } from './table.ts'
import { times, titles, written } from './words.ts'

const [left, width, right, lineHeight] = [158, 190, 152, 30]

/** One measure as bars, a line through each from the quickest run to the slowest. */
export function barsOf({ measure, questions, cells }: Row, figures: Figures): string {
  const { title, unit } = measures[measure]
  const ranges = cells.map(({ subject }) => figures.values(subject, questions, measure))
  const most = Math.max(...ranges.flat(), Number.EPSILON)
  const x = (value: number): string => (left + (value / most) * width).toFixed(1)
  const bars = cells.map(({ subject, median, toFloor }, line) => {
    const y = line * lineHeight
    const values = ranges[line] ?? []
    const length = Math.max(1, (median / most) * width).toFixed(1)
    const end = Number(x(Math.max(...values)))
    return [
      `<text class="name" x="${left - 8}" y="${y + 19}" text-anchor="end">${titles[subject]}</text>`,
      `<rect class="bar ${subject}" x="${left}" y="${y + 5}" width="${length}" height="20" rx="3"/>`,
      `<line class="range" x1="${x(Math.min(...values))}" x2="${end}" y1="${y + 15}" y2="${y + 15}"/>`,
      `<text class="value" x="${end + 8}" y="${y + 19}">${written(median, unit)}<tspan class="ratio" dx="8">${times(toFloor)}</tspan></text>`,
    ].join('')
  })
  const height = cells.length * lineHeight
  const heading = `${title}, ${questions.toLocaleString('en')} questions`
  return `<figure><figcaption>${heading}</figcaption><svg viewBox="0 0 ${left + width + right} ${height}" role="img" aria-label="${heading}">${bars.join('')}</svg></figure>`
}
