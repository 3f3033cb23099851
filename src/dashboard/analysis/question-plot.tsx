import type { ShownQuestion } from '../../contract/analysis.ts'
import { t } from '../../i18n/index.ts'
import { questionLabel } from '../overview/names.ts'
import { BarPlot } from '../plots/bar-plot.tsx'
import { formatShare, momentOf, PlotFrame } from '../plots/plot-frame.tsx'
import { answerName } from './code-name.ts'
import { type FigureTable, shareOf, shownFigure, shownTable } from './figure-table.ts'
import { TakeOut } from './take-out.tsx'

/** Beyond so many only the largest are drawn; the table has them all. */
const mostBars = 30
const barsOfMany = 12

type Props = { question: ShownQuestion; asOf: string }

/** How often each answer to one question was given. */
export function QuestionPlot({ question, asOf }: Props) {
  const { name, kind, base, repeat } = question
  const title = questionLabel(name)
  const rows = kind === 'rank' ? byPoints(question) : question.rows
  const told = rows.filter((row) => row.total !== null).toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0))
  const bars = rows.length > mostBars ? told.slice(0, barsOfMany) : rows
  const [first] = told
  const table = kind === 'rank' ? rankTable(question) : countTable(question)
  const summary = [
    first?.total
      ? t('plot.most.summary', {
          n: first.total,
          name: answerName(question, first.code),
          share: formatShare(first.total, base ?? 0),
        })
      : t('plot.nothing.summary'),
    rows.length > bars.length ? t('plot.more.summary', { n: rows.length }) : '',
  ]
  return (
    <div class="analysis-plot">
      <PlotFrame
        kind={`question-${name}`}
        title={title}
        summary={summary.filter(Boolean).join(' ')}
        base={base}
        asOf={asOf}
        note={notesOn(question, repeat).join(' ')}
        table={shownTable(table)}
      >
        {(width) => (
          <BarPlot
            width={width}
            bars={bars.map(({ code, total }) => ({
              key: code,
              label: answerName(question, code),
              value: total ?? 0,
              figure: shownFigure(total),
            }))}
          />
        )}
      </PlotFrame>
      <TakeOut name={name} title={title} caption={captionOf(base, asOf)} table={table} />
    </div>
  )
}

export const captionOf = (base: number | null, asOf: string): string =>
  [
    ...(base === null ? [] : [t('plot.base.label', { n: base })]),
    t('plot.asOf.label', momentOf(asOf)),
    t('overview.selfSelected.hint'),
  ].join(' ')

export function notesOn({ kind, rows }: ShownQuestion, repeat: string | null): string[] {
  const isHidden = rows.some(({ counts, total }) => total === null || counts.includes(null))
  return [
    ...(kind === 'many' ? [t('analysis.several.hint')] : []),
    ...(kind === 'rank' ? [t('analysis.rank.hint')] : []),
    ...(repeat === null ? [] : [t('analysis.instances.hint')]),
    ...(isHidden ? [t('analysis.hidden.hint')] : []),
  ]
}

function countTable(question: ShownQuestion): FigureTable {
  const { rows, base, missing, notAsked } = question
  return {
    columns: [t('analysis.answer.column'), t('analysis.count.column'), t('plot.share.column')],
    rows: [
      ...rows.map(({ code, total }) => ({
        key: code,
        cells: [answerName(question, code), total, shareOf(total, base)],
      })),
      { key: '_base', cells: [t('analysis.base.row'), base, ''] },
      { key: '_missing', cells: [t('analysis.missing.row'), missing, ''] },
      { key: '_not_asked', cells: [t('analysis.notAsked.row'), notAsked, ''] },
    ],
  }
}

/** The best first, as far as that may be told. */
function byPoints({ rows, means }: ShownQuestion): ShownQuestion['rows'] {
  const points = new Map(rows.map(({ code }, at) => [code, means[at]?.points ?? -1]))
  return rows.toSorted((a, b) => (points.get(b.code) ?? 0) - (points.get(a.code) ?? 0))
}

function rankTable(question: ShownQuestion): FigureTable {
  const { rows, places, means, base } = question
  const place = (code: string) => rows.findIndex((row) => row.code === code)
  const columns = places[0] ?? []
  return {
    columns: [
      t('analysis.answer.column'),
      t('analysis.points.column'),
      t('analysis.mean.column'),
      t('analysis.total.column'),
      ...columns.map((_, at) => t('analysis.place.column', { n: String(at + 1) })),
    ],
    rows: [
      ...byPoints(question).map(({ code, total }) => {
        const mean = means[place(code)]
        return {
          key: code,
          cells: [
            answerName(question, code),
            mean?.points ?? '–',
            mean ? Math.round(mean.mean * 100) / 100 : '–',
            total,
            ...(places[place(code)] ?? []),
          ],
        }
      }),
      { key: '_base', cells: [t('analysis.base.row'), '', '', base, ...columns.map(() => '')] },
    ],
  }
}
