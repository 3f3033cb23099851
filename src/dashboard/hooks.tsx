import { routes } from '../contract/routes.ts'
import { t } from '../i18n/index.ts'
import { Tokens } from './tokens.tsx'
import { Webhooks } from './webhooks.tsx'

/** For programs: tokens that read, and webhooks that tell. */
export function Hooks({ onSignedOut }: { onSignedOut: () => void }) {
  return (
    <div class="desk-stack">
      <h1>{t('hooks.page.title')}</h1>
      <p class="desk-hint">
        {t('hooks.page.hint')}{' '}
        <a href={routes.openapi} dir="ltr">
          {routes.openapi}
        </a>
      </p>
      <div class="desk-tables">
        <Tokens onSignedOut={onSignedOut} />
        <Webhooks onSignedOut={onSignedOut} />
      </div>
    </div>
  )
}
