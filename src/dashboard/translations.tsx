import { formatDay, isLanguage, languageNames, t } from '../i18n/index.ts'
import { fetchTranslations } from './calls.ts'
import { useCall } from './use-call.ts'
import { WhenReady } from './when-ready.tsx'

/** Which languages people of that language have read, and what the translators are unsure about. */
export function Translations({ onSignedOut }: { onSignedOut: () => void }) {
  const { state, reload } = useCall(fetchTranslations, onSignedOut)
  return (
    <div class="desk-stack">
      <h1>{t('translations.page.title')}</h1>
      <p class="desk-hint">{t('translations.page.hint')}</p>
      <WhenReady state={state} onRetry={reload}>
        {({ translations }) =>
          translations.map(({ language, state: review, reviewers, doubts }) => (
            <section key={language} class="desk-table" data-language={language}>
              <h2 lang={language}>{isLanguage(language) ? languageNames[language] : language}</h2>
              <p>
                <strong>{t(`translations.${review}.state`)}</strong>
              </p>
              {review === 'reviewed' && (
                <p>
                  {t('translations.reviewers.column')}:{' '}
                  {reviewers
                    .map(({ name, organisation, on }) => `${name} (${organisation}, ${formatDay(on)})`)
                    .join('; ') || t('translations.nobody.value')}
                </p>
              )}
              {doubts.length > 0 && (
                <details>
                  <summary>{t('translations.doubts.label', { count: doubts.length })}</summary>
                  <dl class="desk-doubts" lang="en" dir="ltr">
                    {doubts.map(({ key, note }) => (
                      <div key={key}>
                        <dt>
                          <code>{key}</code>
                        </dt>
                        <dd>{note}</dd>
                      </div>
                    ))}
                  </dl>
                </details>
              )}
            </section>
          ))
        }
      </WhenReady>
    </div>
  )
}
