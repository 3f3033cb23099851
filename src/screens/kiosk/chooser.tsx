import type { Language } from '../../contract/routes.ts'
import { directionOf, languageNames, t, textIn } from '../../i18n/index.ts'
import type { KioskSetup } from '../../queue/kiosk.ts'

type Props = { setup: KioskSetup; onChoose: (tag: Language) => void }

const rules = ['consent', 'private', 'all', 'own', 'stop'] as const

/** Where every person begins: the languages that are offered, each in its own words, and nothing of anybody before. */
export function Chooser({ setup, onChoose }: Props) {
  return (
    <>
      <main class="content chooser" id="content" tabIndex={-1} data-place="chooser">
        <h1>
          {setup.languages.map((tag) => (
            <span key={tag} lang={tag} dir={directionOf(tag)}>
              {textIn(tag, 'facilitator', 'kiosk.choose.title')}
            </span>
          ))}
        </h1>
        <ul class="chooser-list">
          {setup.languages.map((tag) => (
            <li key={tag}>
              <button
                type="button"
                class="button button-secondary button-wide"
                lang={tag}
                dir={directionOf(tag)}
                onClick={() => onChoose(tag)}
              >
                {languageNames[tag]}
              </button>
            </li>
          ))}
        </ul>
        {setup.mode === 'assisted' && (
          <section class="stack" aria-labelledby="assisted-title">
            <h2 id="assisted-title">{t('kiosk.assisted.title')}</h2>
            <ul class="chooser-rules">
              {rules.map((rule) => (
                <li key={rule}>{t(`kiosk.assisted.${rule}`)}</li>
              ))}
            </ul>
          </section>
        )}
      </main>
      <footer class="footer">
        <p>
          <a class="footer-link" href="/facilitator/">
            {t('install.facilitator.label')}
          </a>
        </p>
      </footer>
    </>
  )
}
