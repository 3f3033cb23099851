import { useState } from 'preact/hooks'
import { type ShownQuestion, splitColumns } from '../../contract/analysis.ts'
import type { Workshop } from '../../contract/workshop.ts'
import { t } from '../../i18n/index.ts'
import { ChoiceField } from '../choice-field.tsx'
import { choiceName, questionLabel } from '../overview/names.ts'
import { type AnalysisChoice, tableQuery } from './analysis-choice.ts'
import { RuleChoice } from './analysis-filters.tsx'
import { groupName, isColumn, splitLabels } from './code-name.ts'
import { QuestionPlot } from './question-plot.tsx'
import { ScalePlot } from './scale-plot.tsx'
import { SplitPlot } from './split-plot.tsx'
import { type Figures, useAnalysis } from './use-analysis.ts'
import { WhenCounted } from './when-counted.tsx'

type Props = {
  figures: Figures
  choice: AnalysisChoice
  workshops: readonly Workshop[]
  onChange: (choice: AnalysisChoice) => void
  onSignedOut: () => void
}

/** Told apart from a question of the same name. */
const matrixMark = 'matrix '

/** One question at a time, as it is or split by something else. */
export function Tables({ figures, choice, workshops, onChange, onSignedOut }: Props) {
  const { questions, splitters } = figures
  const [chosen, setChosen] = useState(questions[0]?.name ?? '')
  const [by, setBy] = useState('')
  const question = questions.find(({ name }) => name === chosen)
  const matrix = chosen.startsWith(matrixMark) ? chosen.slice(matrixMark.length) : null
  const isSplit = question !== undefined && by !== '' && by !== question.name
  const query = isSplit ? tableQuery(choice, { question: question.name, by }) : null
  const { state, reload } = useAnalysis(query, onSignedOut)
  const splitter = questions.find(({ name }) => name === by)
  const nameOf = isColumn(by)
    ? groupName(by, workshops)
    : (code: string) => (splitter?.list ? choiceName(splitter.list, code) : code)
  return (
    <>
      <div class="desk-options">
        <ChoiceField
          label="analysis.question.label"
          value={chosen}
          options={questionOptions(questions)}
          onChange={setChosen}
        />
        {matrix === null && (
          <ChoiceField
            label="analysis.by.label"
            value={by}
            options={[
              ['', t('analysis.none.by')],
              ...splitColumns.map((column) => [column, t(splitLabels[column])] as const),
              ...splitters.filter((name) => name !== chosen).map((name) => [name, questionLabel(name)] as const),
            ]}
            onChange={setBy}
          />
        )}
      </div>
      <RuleChoice choice={choice} onChange={onChange} />
      {matrix !== null && (
        <ScalePlot matrix={matrix} lines={questions.filter((one) => one.matrix === matrix)} asOf={figures.asOf} />
      )}
      {question && !isSplit && <QuestionPlot question={question} asOf={figures.asOf} />}
      {isSplit && (
        <WhenCounted state={state} onRetry={reload}>
          {({ questions: [split], asOf }) =>
            split?.name === question.name ? (
              <SplitPlot
                key={`${split.name} ${by}`}
                question={split}
                asOf={asOf}
                by={isColumn(by) ? t(splitLabels[by]) : questionLabel(by)}
                nameOf={nameOf}
              />
            ) : (
              <p role="status">{t('desk.loading.status')}</p>
            )
          }
        </WhenCounted>
      )}
    </>
  )
}

/** All questions in the order of the survey; a matrix stands before its lines. */
function questionOptions(questions: readonly ShownQuestion[]): readonly (readonly [string, string])[] {
  return questions.flatMap(({ name, matrix }, at) => [
    ...(matrix !== null && questions[at - 1]?.matrix !== matrix
      ? [[matrixMark + matrix, questionLabel(matrix)] as const]
      : []),
    [name, questionLabel(name)] as const,
  ])
}
