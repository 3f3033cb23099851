import { useState } from 'preact/hooks'
import type { Language } from '../../contract/routes.ts'
import type { TextCheck, TextList } from '../../contract/texts.ts'
import { t } from '../../i18n/index.ts'
import { announce, FileButton } from '../../kit/index.ts'
import { Failure } from '../failure.tsx'
import { iMay, me } from '../me.ts'
import { useDeed } from '../use-deed.ts'
import { CheckOutcome } from './check-outcome.tsx'
import { checkTexts, suggestTexts, textFileAddress } from './text-calls.ts'

type Props = { language: Language; list: TextList; onSignedOut: () => void; onChanged: () => void }
type Outcome = { readonly check: TextCheck; readonly isKept: boolean }

/** What translators take away and bring back, and what goes into the repository. */
export function LanguageFiles({ language, list, onSignedOut, onChanged }: Props) {
  const [file, setFile] = useState<File | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { failure, attempt } = useDeed(onSignedOut)
  const isReviewer = list.reviewers.some((one) => one.language === language && one.account === me.value?.name)
  const hasSuggestions = list.rows.some(({ cells }) => cells[language]?.some(({ suggestion }) => suggestion))

  async function check(chosen: File): Promise<void> {
    setFile(chosen)
    setOutcome(null)
    const answer = await attempt(checkTexts(language, chosen))
    if (!answer) return
    setOutcome({ check: answer.body, isKept: false })
    announce(t('translations.file.would'))
  }

  async function keep(): Promise<void> {
    if (!file) return
    const answer = await attempt(suggestTexts(language, file))
    if (!answer) return
    setOutcome({ check: answer.body, isKept: answer.body.isGood })
    if (!answer.body.isGood) return
    announce(t('translations.file.kept'))
    onChanged()
  }

  const formats = ['xliff', 'csv', 'review', ...(hasSuggestions ? (['files'] as const) : [])] as const
  return (
    <section class="text-files" data-part="files">
      <h3>{t('translations.file.title')}</h3>
      <ul class="text-downloads">
        {formats.map((format) => (
          <li key={format}>
            <a href={textFileAddress(language, format)} download data-format={format}>
              {t(`translations.file.${format}`)}
            </a>
          </li>
        ))}
      </ul>
      {hasSuggestions && <p class="desk-hint">{t('translations.file.hint')}</p>}
      {(isReviewer || iMay('words')) && (
        <>
          <p class="desk-hint">{t('translations.file.chooseHint')}</p>
          <FileButton
            label="translations.file.choose"
            accept=".xlf,.xliff,.csv,application/x-xliff+xml,text/csv"
            onChoose={(chosen) => void check(chosen)}
          />
        </>
      )}
      <Failure words={failure} />
      {outcome && (
        <CheckOutcome language={language} check={outcome.check} isKept={outcome.isKept} onKeep={() => void keep()} />
      )}
    </section>
  )
}
