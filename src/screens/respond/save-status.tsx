import { t } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'
import type { Respond } from './respond.ts'

/** Whether the draft is on the phone, in words. */
export function SaveStatus({ respond }: { respond: Respond }) {
  const state = respond.saveState.value
  switch (state) {
    case 'nothing':
      return null
    case 'saving':
      return <p class="save-status">{t('draft.saving.status')}</p>
    case 'saved':
      return (
        <p class="save-status">
          <span aria-hidden="true">✓ </span>
          {t('draft.saved.status')}
        </p>
      )
    case 'closed':
    case 'elsewhere':
      return (
        <Notice kind="warm" role="alert">
          <p>{t(`draft.${state}.notice`)}</p>
          <Button label="draft.again.label" onClick={respond.restart} />
        </Notice>
      )
    case 'full':
    case 'unavailable':
      return (
        <Notice kind="bad" role="alert">
          <p>{t(`storage.${state}.error`)}</p>
        </Notice>
      )
    default:
      return state satisfies never
  }
}
