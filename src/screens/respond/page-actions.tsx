import { useMemo } from 'preact/hooks'
import type { NodeState, Page } from '../../engine/browser.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../kit/index.ts'
import { OnceLoaded } from './later.tsx'
import type { Respond } from './respond.ts'
import { SaveStatus } from './save-status.tsx'
import { sharedDevice } from './shared-device.ts'

type Props = { page: Page; questions: readonly NodeState[]; respond: Respond }

/** The way on: Continue is always enabled, skipping is offered where nothing was answered and nothing must be. */
export function PageActions({ page, questions, respond }: Props) {
  const asked = questions.filter(({ source }) => source.type !== 'note')
  const mayEnd = respond.nextOf(page.id) === null
  // On the last page of somebody who is not eligible there is nothing to go on to, unless something is still asked.
  const isEnd = mayEnd && !asked.some(({ required }) => required)
  const maySkip = !mayEnd && asked.length > 0 && asked.every(({ entered, required }) => entered === '' && !required)
  const goOn = () => respond.continueFrom(page.id)
  const maySave = !isEnd && !sharedDevice.value
  // No answer changes it.
  const saveChoice = useMemo(
    () => maySave && <OnceLoaded pick={({ SaveChoice }) => SaveChoice} props={{ respond }} />,
    [maySave, respond],
  )
  return (
    <div class="page-actions">
      {isEnd ? (
        <Button label="ineligible.finish.label" kind="primary" wide onClick={() => void respond.discard()} />
      ) : (
        <Button label="page.continue.label" kind="primary" wide onClick={goOn} id="continue" />
      )}
      {maySkip && (
        <Button
          label={asked.length > 1 ? 'page.skip.labelSeveral' : 'page.skip.label'}
          kind="quiet"
          wide
          onClick={goOn}
        />
      )}
      {respond.pages.value[0]?.id === page.id && (
        <p class="question-hint">
          {t('start.optional.hint')} {t('start.offline.hint')}
        </p>
      )}
      <SaveStatus respond={respond}>{saveChoice}</SaveStatus>
    </div>
  )
}
