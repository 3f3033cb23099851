import { useState } from 'preact/hooks'
import type { ShownQuestion } from '../../contract/analysis.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { ChoiceField } from '../choice-field.tsx'
import { questionLabel } from '../overview/names.ts'
import { BarPlot } from '../plots/bar-plot.tsx'
import { formatShare, PlotFrame } from '../plots/plot-frame.tsx'
import { answerName } from './code-name.ts'
import { type Figure, type FigureTable, shareOf, shownFigure, shownTable } from './figure-table.ts'
import { captionOf, notesOn } from './question-plot.tsx'
import { TakeOut } from './take-out.tsx'

type Props = {
  question: ShownQuestion
  asOf: string
  /** Words for what it is split by. */
  by: string
  nameOf: (group: string) => string
}

/** One question by groups: the table has every cell, the plot the share of one answer in each group. */
export function SplitPlot({ question, asOf, by, nameOf }: Props) {
  const { name, rows, groups, bases, base } = question
  const largest = rows.toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0))[0]?.code ?? ''
  const [chosen, setChosen] = useState(largest)
  const drawn = rows.find(({ code }) => code === chosen) ?? rows.find(({ code }) => code === largest)
  const title = `${questionLabel(name)} – ${by}`
  const table = crossTable(question, nameOf)
  const shares = groups.map((group, at) => {
    const [count = null, of = null] = [drawn?.counts[at], bases[at]]
    return { group, count, share: count === null || !of ? null : count / of, of }
  })
  const most = shares.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))[0]
  return (
    <div class="analysis-plot">
      <PlotFrame
        kind={`split-${name}`}
        title={title}
        summary={
          most?.share && drawn
            ? t('plot.most.summary', {
                n: most.count ?? 0,
                name: nameOf(most.group),
                share: formatShare(most.share, 1),
              })
            : t('plot.nothing.summary')
        }
        base={base}
        asOf={asOf}
        note={notesOn(question, question.repeat).join(' ')}
        table={shownTable(table)}
        controls={
          <ChoiceField
            label="analysis.answer.label"
            value={drawn?.code ?? ''}
            options={rows.map(({ code }) => [code, answerName(question, code)] as const)}
            onChange={setChosen}
          />
        }
      >
        {(width) => (
          <BarPlot
            width={width}
            max={100}
            bars={shares.map(({ group, share, of }) => ({
              key: group,
              label: `${nameOf(group)} (${of === null ? t('analysis.hidden.value') : formatNumber(of)})`,
              value: (share ?? 0) * 100,
              figure: share === null ? t('analysis.hidden.value') : shownFigure({ share }),
            }))}
          />
        )}
      </PlotFrame>
      <TakeOut
        name={`${name}-split`}
        title={`${title} – ${answerName(question, drawn?.code ?? '')}`}
        caption={captionOf(base, asOf)}
        table={table}
      />
    </div>
  )
}

function crossTable(question: ShownQuestion, nameOf: (group: string) => string): FigureTable {
  const { rows, groups, bases, base } = question
  const cells = (counts: readonly (number | null)[]): Figure[] =>
    counts.flatMap((count, at) => [count, shareOf(count, bases[at] ?? null)])
  return {
    columns: [
      t('analysis.answer.column'),
      ...groups.flatMap((group) => [nameOf(group), `${nameOf(group)} – ${t('plot.share.column')}`]),
      t('analysis.total.column'),
      `${t('analysis.total.column')} – ${t('plot.share.column')}`,
    ],
    rows: [
      ...rows.map(({ code, counts, total }) => ({
        key: code,
        cells: [answerName(question, code), ...cells(counts), total, shareOf(total, base)],
      })),
      {
        key: '_base',
        cells: [t('analysis.base.row'), ...bases.flatMap((count): Figure[] => [count, '']), base, ''],
      },
    ],
  }
}
