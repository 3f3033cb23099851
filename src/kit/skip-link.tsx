import { t } from '../i18n/index.ts'

const contentId = 'content'

/** Where somebody goes on whose button has just taken itself away. */
export const focusContent = (): void => document.getElementById(contentId)?.focus()

/**
 * Leads past the header to `main#content`. By hand and not by the address: its fragment would be a step of the
 * browser's history, and both the survey and the coordinator's page read where they are from there.
 */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      class="skip-link"
      href={`#${contentId}`}
      onClick={(event) => {
        event.preventDefault()
        focusContent()
      }}
    >
      {t(label)}
    </a>
  )
}
