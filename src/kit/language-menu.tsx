import './language-menu.css'
import type { Language } from '../contract/routes.ts'
import { directionOf, isLanguage, language, languageNames, offeredLanguages, t } from '../i18n/index.ts'

type Props = { onChoose: (tag: Language) => void }

/** The five languages as one small native menu: on a phone nothing is easier to hit, and it needs no script of ours. */
export function LanguageMenu({ onChoose }: Props) {
  return (
    <select
      class="language-menu"
      aria-label={t('language.change.label')}
      value={language.value}
      onChange={({ currentTarget }) => {
        const { value } = currentTarget
        // Until the words are here the menu says what the page is in, and not what it may become.
        currentTarget.value = language.value
        if (isLanguage(value)) onChoose(value)
      }}
    >
      {offeredLanguages.value.map((tag) => (
        <option key={tag} value={tag} lang={tag} dir={directionOf(tag)}>
          {languageNames[tag]}
        </option>
      ))}
    </select>
  )
}

/** The five languages side by side, each in its own words and script: for the first page. */
export function LanguageList({ onChoose }: Props) {
  return (
    <ul class="language-list" aria-label={t('language.choose.label')}>
      {offeredLanguages.value.map((tag) => (
        <li key={tag}>
          <button
            type="button"
            class="button"
            lang={tag}
            dir={directionOf(tag)}
            aria-current={tag === language.value}
            onClick={() => onChoose(tag)}
          >
            {languageNames[tag]}
          </button>
        </li>
      ))}
    </ul>
  )
}
