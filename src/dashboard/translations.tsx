import type { TranslationReview } from '../contract/review.ts'
import { languages } from '../contract/routes.ts'
import type { TextList } from '../contract/texts.ts'
import { t } from '../i18n/index.ts'
import { fetchTranslations } from './calls.ts'
import { LanguageState } from './texts/language-state.tsx'
import { fetchTexts } from './texts/text-calls.ts'
import './texts/texts.css'
import { useCall } from './use-call.ts'
import { WhenReady } from './when-ready.tsx'

/** How far each language has come, who stands for it, and what translators take away and bring back. */
export function Translations({ onSignedOut }: { onSignedOut: () => void }) {
  const reviews = useCall(fetchTranslations, onSignedOut)
  const texts = useCall(fetchTexts, onSignedOut)
  return (
    <div class="desk-stack">
      <h1>{t('translations.page.title')}</h1>
      <p class="desk-hint">{t('translations.page.hint')}</p>
      <p class="desk-hint">{t('translations.page.plain')}</p>
      <a class="button button-primary" href="#texts">
        {t('translations.open.label')}
      </a>
      <WhenReady state={reviews.state} onRetry={reviews.reload}>
        {({ translations }) => (
          <WhenReady state={texts.state} onRetry={texts.reload}>
            {(list) => (
              <Languages
                reviews={translations}
                list={list}
                onSignedOut={onSignedOut}
                onChanged={() => void texts.reload()}
              />
            )}
          </WhenReady>
        )}
      </WhenReady>
    </div>
  )
}

type Props = {
  reviews: readonly TranslationReview[]
  list: TextList
  onSignedOut: () => void
  onChanged: () => void
}

function Languages({ reviews, list, onSignedOut, onChanged }: Props) {
  return (
    <>
      {languages
        .filter((tag) => tag !== 'en')
        .map((tag) => (
          <LanguageState
            key={tag}
            language={tag}
            review={reviews.find(({ language }) => language === tag) ?? null}
            list={list}
            onSignedOut={onSignedOut}
            onChanged={onChanged}
          />
        ))}
    </>
  )
}
