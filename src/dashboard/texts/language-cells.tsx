import { useRef } from 'preact/hooks'
import type { Language } from '../../contract/routes.ts'
import type { TextCell, TextList } from '../../contract/texts.ts'
import { formatDay, formatNumber, languageNames, t } from '../../i18n/index.ts'
import { pluralExamples } from '../../interop/text-plurals.ts'
import { textStamp } from '../../interop/text-stamp.ts'
import { Button, Confirm } from '../../kit/index.ts'
import { Failure } from '../failure.tsx'
import { iMay, me } from '../me.ts'
import { useDeed } from '../use-deed.ts'
import { afterSigning, afterSuggesting } from './after-deed.ts'
import { englishOf } from './english-of.ts'
import { Propose } from './propose.tsx'
import { discardSuggestion, signTexts } from './text-calls.ts'
import { stateOf } from './text-state.ts'
import { TextDiff, WordsOf } from './words-of.tsx'

type Props = {
  language: Language
  cells: readonly TextCell[]
  id: string
  list: TextList
  onSignedOut: () => void
  onChanged: (list: TextList) => void
}

/** What a text says in one language, in all forms if it counts something, with its state and what can be done. */
export function LanguageCells({ language, cells, id, list, onSignedOut, onChanged }: Props) {
  const { failure, attempt } = useDeed(onSignedOut)
  const reviewer = list.reviewers.find((one) => one.language === language && one.account === me.value?.name)
  const name = languageNames[language]
  const spoken = { key: id, language: name }
  const open = cells.filter((cell) => cell.text !== '' && !mine(cell))
  const done = cells.filter((cell) => mine(cell))
  const isOpen = open.length > 0
  const heading = useRef<HTMLHeadingElement>(null)

  /** Whether whoever is signed in has signed this text as it is. */
  function mine({ signed = [] }: TextCell): boolean {
    return signed.some(({ by, isPast }) => {
      const who = list.signers[by]
      return !isPast && who?.name === reviewer?.name && who?.organisation === reviewer?.organisation
    })
  }

  async function sign(isSigned: boolean): Promise<void> {
    if (!reviewer) return
    const keys = (isSigned ? open : done).map(({ key }) => key)
    const stamps = open.map((cell) => ({
      key: cell.key,
      source: textStamp(englishOf(list, cell)),
      target: textStamp(cell.text),
    }))
    const body = isSigned ? { sign: stamps, takeBack: [] } : { sign: [], takeBack: keys }
    const words = isSigned ? 'texts.sign.done' : 'texts.takeBack.done'
    if (!(await attempt(signTexts(language, body), words))) return
    onChanged(afterSigning(list, reviewer, keys, isSigned ? new Date().toISOString().slice(0, 10) : null))
  }

  async function discard(key: string): Promise<void> {
    if (!(await attempt(discardSuggestion(language, key), 'texts.discard.done'))) return
    onChanged(afterSuggesting(list, language, key, undefined))
    // What was pressed is gone with the suggestion.
    heading.current?.focus()
  }

  return (
    <div class="text-language" data-cell={language}>
      <h3 ref={heading} tabIndex={-1} lang={language}>
        {name}
      </h3>
      {cells.map((cell) => (
        <div key={cell.key} class="text-cell" data-key={cell.key}>
          {cell.form && (
            <span class="desk-hint">
              {t('texts.form.label', {
                // The server names the categories of CLDR.
                examples: pluralExamples(language, cell.form as Intl.LDMLPluralRule)
                  .map(formatNumber)
                  .join(', '),
              })}
            </span>
          )}
          <WordsOf language={language} text={cell.text} />
          {language !== 'en' && <CellState cell={cell} list={list} />}
          {cell.suggestion && (
            <div class="text-suggestion" data-suggestion>
              <span class="desk-hint">
                {t('texts.suggestion.title', { name: cell.suggestion.by, day: formatDay(cell.suggestion.on) })}
              </span>
              {cell.suggestion.text === cell.text ? (
                <p>{t('texts.suggestion.same')}</p>
              ) : (
                <TextDiff language={language} before={cell.text} after={cell.suggestion.text} />
              )}
              {iMay('words') && (
                <Confirm
                  label="texts.discard.label"
                  question="texts.discard.question"
                  spoken={t('texts.discard.item', spoken)}
                  isQuiet
                  onConfirm={() => void discard(cell.key)}
                />
              )}
            </div>
          )}
          {language !== 'en' && (reviewer || iMay('words')) && (
            <Propose language={language} cell={cell} list={list} onSignedOut={onSignedOut} onChanged={onChanged} />
          )}
        </div>
      ))}
      <Failure words={failure} />
      {reviewer && (open.length > 0 || done.length > 0) && (
        // One button that changes: whoever pressed it by keyboard is still on it.
        <Button
          label={isOpen ? 'texts.sign.label' : 'texts.takeBack.label'}
          spoken={t(isOpen ? 'texts.sign.item' : 'texts.takeBack.item', spoken)}
          kind={isOpen ? 'secondary' : 'quiet'}
          onClick={() => void sign(isOpen)}
        />
      )}
    </div>
  )
}

function CellState({ cell, list }: { cell: TextCell; list: TextList }) {
  const state = stateOf(cell)
  return (
    <>
      <span class={`text-state text-state-${state}`} data-state={state}>
        {t(`texts.${state}.state`)}
      </span>
      {(cell.signed ?? []).map(({ by, on, isPast }) => {
        const { name = '', organisation = '' } = list.signers[by] ?? {}
        return (
          <span key={by} class="desk-hint">
            {t(isPast ? 'texts.past.label' : 'texts.by.label', { name, organisation, day: formatDay(on) })}
          </span>
        )
      })}
    </>
  )
}
