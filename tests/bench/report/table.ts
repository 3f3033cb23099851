import { type SubjectName, subjectNames } from '../harness/subject.ts'
import { type Measure, measures } from '../measures/measures.ts'
import { ratio } from '../statistics.ts'
import type { Figures } from './figures.ts'
import type { Goal } from './goals.ts'
import { times, titles, written } from './words.ts'

export type Row = {
  readonly measure: Measure
  readonly questions: number
  readonly cells: readonly {
    readonly subject: SubjectName
    readonly median: number
    readonly toFloor: number | null
    readonly toFastestPeer: number | null
  }[]
}

/** One row for each measure and size that anything is known of. */
export function rowsOf(figures: Figures): Row[] {
  const sizes = [...new Set(figures.samples.map(({ questions }) => questions))].sort((a, b) => a - b)
  // The keys of the table are the measures.
  return (Object.keys(measures) as Measure[])
    .flatMap((measure) =>
      sizes.map((questions) => ({
        measure,
        questions,
        cells: subjectNames.flatMap((subject) => {
          const median = figures.median(subject, questions, measure)
          if (median === null) return []
          const toFloor = ratio(median, figures.median('floor', questions, measure))
          const toFastestPeer = ratio(median, figures.fastestPeer(questions, measure))
          return [{ subject, median, toFloor, toFastestPeer }]
        }),
      })),
    )
    .filter(({ cells }) => cells.length > 0)
}

/** For the terminal: each measure as a small block. */
export function printTable(figures: Figures, goals: readonly Goal[]): string {
  const blocks = rowsOf(figures).map(({ measure, questions, cells }) => {
    const { title, unit } = measures[measure]
    const lines = cells.map(({ subject, median, toFloor, toFastestPeer }) =>
      [
        `  ${titles[subject].padEnd(20)}`,
        written(median, unit).padStart(10),
        `${times(toFloor).padStart(9)} floor`,
        `${times(toFastestPeer).padStart(9)} fastest peer`,
      ].join(' '),
    )
    return [`\n${title}, ${questions} questions`, ...lines].join('\n')
  })
  return [...blocks, '\nGoals', ...goals.map((goal) => `  ${goalLine(goal)}`)].join('\n')
}

export function goalLine({ what, limit, value, unit, isMet }: Goal): string {
  const verdict = isMet === null ? 'not measured' : isMet ? 'met' : 'NOT MET'
  const seen = value === null ? '' : `${value.toFixed(unit === 'x' ? 2 : 1)} ${unit}`
  return `${verdict.padEnd(13)} ${what.padEnd(48)} ${seen.padStart(9)}   (${limit})`
}
