import type { ComponentChildren } from 'preact'
import { formatDay, t } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'
import type { DraftReach } from './device.ts'
import type { Respond } from './respond.ts'

export const saveStatusId = 'save-status'

/** For how long the draft can be opened again, in words. */
export const reachWords = (reach: DraftReach): string =>
  reach.in === 'device'
    ? t('draft.device.status', { day: formatDay(reach.until) })
    : t(reach.in === 'tab' ? 'draft.tab.status' : 'draft.page.status')

/** Whether the draft is on the phone and for how long; the children say what she can do about it. */
export function SaveStatus({ respond, children }: { respond: Respond; children?: ComponentChildren }) {
  const state = respond.saveState.value
  switch (state.status) {
    case 'nothing':
      return null
    case 'saving':
    case 'saved':
      return (
        <div class="save">
          <p class="save-status" id={saveStatusId} tabIndex={-1}>
            {state.status === 'saved' ? (
              <>
                {state.reach.in !== 'page' && <span aria-hidden="true">✓ </span>}
                {reachWords(state.reach)}
              </>
            ) : (
              t('draft.saving.status')
            )}
          </p>
          {children}
        </div>
      )
    case 'closed':
    case 'elsewhere':
      return (
        <Notice kind="warm" role="alert">
          <p>{t(`draft.${state.status}.notice`)}</p>
          <Button label="draft.again.label" onClick={respond.restart} />
        </Notice>
      )
    case 'full':
    case 'unavailable':
      return (
        <Notice kind="bad" role="alert">
          <p>{t(`storage.${state.status}.error`)}</p>
        </Notice>
      )
    default:
      return state satisfies never
  }
}
