import { useEffect, useRef } from 'preact/hooks'
import { languages } from '../../contract/routes.ts'
import type { SkippedQuestions } from '../../contract/steering.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { BarPlot } from '../plots/bar-plot.tsx'
import { formatShare, PlotFrame } from '../plots/plot-frame.tsx'
import { fetchSkipped } from '../steering/steering-calls.ts'
import { useCall } from '../use-call.ts'
import { WhenReady } from '../when-ready.tsx'
import { languageName, namesInARow, plainLabel } from './names.ts'

const barsShown = 10

/** Which questions people leave without an answer, and where one language does so more than the others. */
export function Skipped({ received, onSignedOut }: { received: number; onSignedOut: () => void }) {
  const { state, reload } = useCall(fetchSkipped, onSignedOut)
  const seen = useRef(received)
  useEffect(() => {
    if (seen.current !== received) void reload()
    seen.current = received
  }, [received])
  return (
    <WhenReady state={state} onRetry={reload}>
      {(skipped) => <SkippedPlot {...skipped} />}
    </WhenReady>
  )
}

function SkippedPlot({ asOf, questions }: SkippedQuestions) {
  const rows = byQuestion(questions)
  const most = rows.toSorted((a, b) => b.skipped / b.asked - a.skipped / a.asked).slice(0, barsShown)
  const striking = strikingLanguages(questions)
  const [first] = most
  return (
    <PlotFrame
      kind="skipped"
      title={t('skipped.page.title')}
      summary={[
        first && first.skipped > 0
          ? t('skipped.most.summary', {
              name: plainLabel(first.question),
              share: formatShare(first.skipped, first.asked),
            })
          : t('skipped.none.summary'),
        striking.length > 0
          ? t('skipped.language.summary', {
              names: namesInARow(
                striking.map(({ question, language }) => `${plainLabel(question)} – ${languageName(language)}`),
              ),
            })
          : '',
      ]
        .filter(Boolean)
        .join(' ')}
      base={null}
      asOf={asOf}
      note={t('skipped.rule.hint')}
      table={{
        columns: [
          t('skipped.question.column'),
          t('skipped.asked.column'),
          t('skipped.skipped.column'),
          t('skipped.share.column'),
          t('skipped.declined.column'),
          ...languages.map((tag) => languageName(tag)),
        ],
        rows: rows.map(({ question, asked, skipped, declined }) => ({
          key: question,
          cells: [
            plainLabel(question),
            formatNumber(asked),
            formatNumber(skipped),
            formatShare(skipped, asked),
            formatNumber(declined),
            ...languages.map((tag) => {
              const one = questions.find((row) => row.question === question && row.language === tag)
              return one ? formatShare(one.skipped, one.asked) : '–'
            }),
          ],
        })),
      }}
    >
      {(width) => (
        <BarPlot
          width={width}
          max={100}
          bars={most.map(({ question, asked, skipped }) => ({
            key: question,
            label: plainLabel(question),
            value: Math.round((skipped / asked) * 100),
          }))}
        />
      )}
    </PlotFrame>
  )
}

type Row = Omit<SkippedQuestions['questions'][number], 'language'>

function byQuestion(questions: SkippedQuestions['questions']): Row[] {
  const sums = new Map<string, Row>()
  for (const { question, asked, skipped, declined } of questions) {
    const sum = sums.get(question) ?? { question, asked: 0, skipped: 0, declined: 0 }
    sums.set(question, {
      question,
      asked: sum.asked + asked,
      skipped: sum.skipped + skipped,
      declined: sum.declined + declined,
    })
  }
  return [...sums.values()]
}

const leastAsked = 20
const leastDifference = 0.15

/** Where one language skips a question at least 15 points more than the others do: its words may be the reason. */
export function strikingLanguages(
  questions: SkippedQuestions['questions'],
): readonly { readonly question: string; readonly language: string }[] {
  const sums = new Map(byQuestion(questions).map((row) => [row.question, row]))
  return questions.flatMap(({ question, language, asked, skipped }) => {
    const all = sums.get(question)
    const others = { asked: (all?.asked ?? 0) - asked, skipped: (all?.skipped ?? 0) - skipped }
    const isEnough = asked >= leastAsked && others.asked >= leastAsked
    return isEnough && skipped / asked - others.skipped / others.asked >= leastDifference
      ? [{ question, language }]
      : []
  })
}
