import { formatDay, t } from '../../i18n/index.ts'
import { Button, Confirm, LanguageList, Notice } from '../../kit/index.ts'
import { changeLanguage } from './change-language.ts'
import type { Draft } from './device.ts'
import type { Respond } from './respond.ts'
import { useDocumentTitle, useHeadingFocus } from './use-page.ts'

/** An unfinished survey lies on this phone. None of it is shown before somebody says that it is hers. */
export function DraftFound({ draft, respond }: { draft: Draft; respond: Respond }) {
  const title = t('draft.found.title')
  useDocumentTitle([title], false)
  useHeadingFocus(respond)
  return (
    <section class="stack">
      <LanguageList onChoose={(tag) => void changeLanguage(tag, respond)} />
      <h1 tabIndex={-1}>{title}</h1>
      <p class="question-hint">{formatDay(draft.updatedOn)}</p>
      <p>{t('draft.found.hint')}</p>
      <Button label="draft.continue.label" kind="primary" wide onClick={() => respond.continueDraft(draft)} />
      {respond.deletionFailed.value && (
        <Notice kind="bad" role="alert">
          <p>{t('draft.undeleted.error')}</p>
        </Notice>
      )}
      <Confirm
        label="draft.discard.label"
        question="draft.discard.question"
        onConfirm={() => void respond.discardDraft(draft)}
      />
    </section>
  )
}
