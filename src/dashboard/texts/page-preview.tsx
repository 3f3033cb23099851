import type { Language } from '../../contract/routes.ts'
import type { TextRow } from '../../contract/texts.ts'
import { languageNames, t } from '../../i18n/index.ts'
import { directionFor } from './words-of.tsx'

type Props = { rows: readonly TextRow[]; screen: string; languages: readonly Language[] }

/** A page of the questionnaire as it reads, in all languages beside each other: questions, hints and choices in order. */
export function PagePreview({ rows, screen, languages }: Props) {
  const questions = questionsOn(rows, screen)
  if (questions.length === 0) return null
  return (
    <details class="desk-table text-preview" open>
      <summary>{t('texts.preview.label')}</summary>
      <div class="text-languages">
        {languages.map((tag) => (
          <div key={tag} class="text-language" lang={tag} dir={directionFor(tag)}>
            <h2>{languageNames[tag]}</h2>
            {questions.map(({ name, label, hint, choices }) => (
              <div key={name} data-question={name}>
                <strong>{said(label, tag)}</strong>
                {hint && <p class="desk-hint">{said(hint, tag)}</p>}
                {choices.length > 0 && (
                  <ul>
                    {choices.map((choice) => (
                      <li key={choice.id}>{said(choice, tag)}</li>
                    ))}
                  </ul>
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
    </details>
  )
}

const said = (row: TextRow, tag: Language): string => row.cells[tag]?.[0]?.text ?? ''

/** @returns questions of a page in the order of the survey, each with the texts that a person reads with it */
export function questionsOn(rows: readonly TextRow[], screen: string) {
  if (!screen.startsWith('survey/')) return []
  const own = rows.filter(({ screens }) => screens.includes(screen))
  const isChoice = ({ id }: TextRow) => id.split(':')[1]?.startsWith('choices.') ?? false
  return own
    .filter((row) => !isChoice(row) && row.id.endsWith('.label'))
    .flatMap((label) =>
      label.questions.map((name) => ({
        name,
        label,
        hint: own.find(({ id }) => id === label.id.replace(/label$/, 'hint')) ?? null,
        choices: own.filter((row) => isChoice(row) && row.questions.includes(name)),
      })),
    )
}
