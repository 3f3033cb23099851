import type { TranslationReview } from '../../contract/review.ts'
import type { Language } from '../../contract/routes.ts'
import { reviewersNeeded, type TextList } from '../../contract/texts.ts'
import { languageNames, t } from '../../i18n/index.ts'
import { Doubts } from './doubts.tsx'
import { LanguageFiles } from './language-files.tsx'
import { Reviewers } from './reviewers.tsx'
import { namespaceName, pageNumbers, screenName } from './screen-name.ts'
import { StateTable } from './state-table.tsx'
import { tallies } from './text-state.ts'

type Props = {
  language: Language
  review: TranslationReview | null
  list: TextList
  onSignedOut: () => void
  onChanged: () => void
}

/** One language: what is there, what has been signed off by whom, what is missing until it counts as reviewed. */
export function LanguageState({ language, review, list, onSignedOut, onChanged }: Props) {
  const { rows } = list
  const name = languageNames[language]
  const all = tallies(rows, language, () => ['all']).get('all')
  const pages = pageNumbers(rows)
  const people = signersOf(list, language)
  const done = people.filter(({ signed }) => signed === all?.needed).length
  const isReviewed = all !== undefined && all.signed === all.needed
  return (
    <section class="desk-table" data-language={language} aria-labelledby={`language-${language}`}>
      <h2 id={`language-${language}`} lang={language}>
        {name}
      </h2>
      <p>
        <strong>{t(`translations.${isReviewed ? 'reviewed' : (review?.state ?? 'unreviewed')}.state`)}</strong>
      </p>
      <p data-wanted>{t('translations.wanted.label', { done, wanted: reviewersNeeded })}</p>
      <ul class="text-signers">
        {people.map((person) => (
          <li key={`${person.name} ${person.organisation}`}>
            {t('translations.signer.label', { ...person, needed: all?.needed ?? 0 })}
          </li>
        ))}
      </ul>
      <StateTable
        label={t('translations.states.label', { language: name })}
        language={language}
        tallies={tallies(rows, language, ({ namespace }) => [namespace])}
        nameOf={namespaceName}
        filterBy="namespace"
        total={all}
      />
      <details>
        <summary>{t('translations.screens.label', { language: name })}</summary>
        <StateTable
          label={t('translations.screens.label', { language: name })}
          language={language}
          tallies={tallies(rows, language, ({ screens }) => screens)}
          nameOf={(screen) => screenName(screen, pages)}
          filterBy="screen"
        />
      </details>
      <div class="text-sides">
        <Reviewers language={language} list={list} onSignedOut={onSignedOut} onChanged={onChanged} />
        <LanguageFiles language={language} list={list} onSignedOut={onSignedOut} onChanged={onChanged} />
      </div>
      {review && review.doubts.length > 0 && <Doubts doubts={review.doubts} />}
    </section>
  )
}

/** Everybody who has signed off something that still stands as it was, the most first. */
function signersOf({ rows, signers }: TextList, language: string) {
  const counts = new Map<number, number>()
  for (const cell of rows.flatMap(({ cells }) => cells[language] ?? []))
    for (const { by, isPast } of cell.signed ?? []) if (!isPast) counts.set(by, (counts.get(by) ?? 0) + 1)
  return signers
    .map((signer, at) => ({ ...signer, signed: counts.get(at) ?? 0 }))
    .filter(({ signed }) => signed > 0)
    .sort((a, b) => b.signed - a.signed)
}
