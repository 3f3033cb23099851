import { Fragment } from 'preact'
import { useId } from 'preact/hooks'
import type { Language } from '../../contract/routes.ts'
import type { TextList, TextRow } from '../../contract/texts.ts'
import { languageNames, t } from '../../i18n/index.ts'
import { screenAddress } from '../../interop/translations/screens.ts'
import { LanguageCells } from './language-cells.tsx'
import { screenName } from './screen-name.ts'
import { filterAddress } from './text-state.ts'

type Props = {
  row: TextRow
  languages: readonly Language[]
  list: TextList
  pages: ReadonlyMap<string, number>
  onSignedOut: () => void
  onChanged: (list: TextList) => void
}

/** One text: where it stands, and what it says in each language; on a phone the languages stand below one another. */
export function TextEntry({ row, languages, list, pages, onSignedOut, onChanged }: Props) {
  const { id, questions, cells } = row
  return (
    <li class="desk-table text-entry" data-text={id}>
      <div class="text-head">
        <h2>
          <code dir="ltr">{id}</code>
        </h2>
        <Places row={row} pages={pages} languages={languages} />
        {questions.length > 0 && (
          <span class="desk-hint">
            {t('texts.questions.label')}: <bdi>{questions.join(', ')}</bdi>
          </span>
        )}
      </div>
      <div class="text-languages">
        {languages.map((language) => (
          <LanguageCells
            key={language}
            language={language}
            cells={cells[language] ?? []}
            id={id}
            list={list}
            onSignedOut={onSignedOut}
            onChanged={onChanged}
          />
        ))}
      </div>
    </li>
  )
}

/** The screens by name, the first of them to be opened in each language, and the files that ask for the text. */
function Places({ row, pages, languages }: Pick<Props, 'row' | 'pages' | 'languages'>) {
  const place = useId()
  const [screen] = row.screens
  if (screen === undefined) return null
  return (
    <div class="text-places">
      <span id={place}>
        {t('texts.screens.label')}
        {' · '}
        {row.screens.map((one, at) => (
          <Fragment key={one}>
            {at > 0 && ' · '}
            <a href={filterAddress({ screen: one })}>{screenName(one, pages)}</a>
          </Fragment>
        ))}
      </span>
      <span class="desk-hint">{t('texts.open.label')}</span>
      {languages.map((tag) => (
        <a
          key={tag}
          lang={tag}
          href={screenAddress(screen, tag)}
          target="_blank"
          rel="noopener"
          aria-describedby={place}
        >
          {languageNames[tag]}
        </a>
      ))}
      {row.files.length > 0 && (
        <details>
          <summary class="desk-hint">{t('texts.files.label')}</summary>
          <ul dir="ltr">
            {row.files.map((file) => (
              <li key={file}>
                <code>{file}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
