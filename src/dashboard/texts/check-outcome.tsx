import type { TextCheck, TextProblem } from '../../contract/texts.ts'
import { t } from '../../i18n/index.ts'
import { Button, Figures, Notice } from '../../kit/index.ts'
import { TextDiff } from './words-of.tsx'

/** A page with more helps nobody; all of them stand in the file. */
const shownAtMost = 100

type Props = { language: string; check: TextCheck; isKept: boolean; onKeep: () => void }

/** What a translated file would change, or what was kept of it; and everything that is wrong with it. */
export function CheckOutcome({ language, check, isKept, onKeep }: Props) {
  const { changes, unchanged, untranslated, problems, isGood } = check
  const figures = [
    { name: 'changed', label: 'translations.file.changed', count: changes.length },
    { name: 'unchanged', label: 'translations.file.unchanged', count: unchanged },
    { name: 'untranslated', label: 'translations.file.untranslated', count: untranslated },
  ]
  return (
    <div class="text-outcome" data-outcome={isKept ? 'kept' : isGood ? 'good' : 'bad'}>
      <h4>{t(isKept ? 'translations.file.kept' : 'translations.file.would')}</h4>
      <Figures figures={figures} />
      {!isGood && (
        <Notice kind="bad" role="alert">
          <p>{t('translations.file.bad')}</p>
        </Notice>
      )}
      {problems.length > 0 && (
        <>
          <h5>{t('translations.file.problems')}</h5>
          <Shown all={problems.length} />
          <ul class="text-problems">
            {problems.slice(0, shownAtMost).map((problem) => (
              <li key={`${problem.key} ${problem.kind} ${problem.detail}`} data-problem={problem.kind}>
                <code dir="ltr">{problem.key}</code> {sayProblem(problem)}
              </li>
            ))}
          </ul>
        </>
      )}
      {changes.length === 0 && isGood && <p>{t('translations.file.nothing')}</p>}
      {changes.length > 0 && (
        <>
          <Shown all={changes.length} />
          <ul class="text-changes">
            {changes.slice(0, shownAtMost).map(({ key, before, after }) => (
              <li key={key} data-change={key}>
                <code dir="ltr">{key}</code>
                <TextDiff language={language} before={before} after={after} />
              </li>
            ))}
          </ul>
        </>
      )}
      {isGood && !isKept && <Button label="translations.file.keep" kind="primary" onClick={onKeep} />}
    </div>
  )
}

function Shown({ all }: { all: number }) {
  if (all <= shownAtMost) return null
  return <p class="desk-hint">{t('translations.file.shown', { shown: shownAtMost, all })}</p>
}

/** What is wrong with a text, in words; a rule of punctuation has words of its own. */
export const sayProblem = ({ kind, detail }: TextProblem): string =>
  kind === 'punctuation' ? t(`texts.rule.${detail}`) : t(`texts.${kind}.problem`, { detail })
