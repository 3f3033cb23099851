import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { announce, Button, Confirm, Notice } from '../../kit/index.ts'
import type { Respond } from './respond.ts'
import { reachWords, saveStatusId } from './save-status.tsx'

/** She decides whether this phone keeps her unfinished answers when the tab is closed, and may delete them at any time. */
export function SaveChoice({ respond }: { respond: Respond }) {
  return (
    <>
      <SaysOnceTrue respond={respond} />
      <Choice respond={respond} />
    </>
  )
}

function Choice({ respond }: { respond: Respond }) {
  const [isAsking, setIsAsking] = useState(false)
  const question = useRef<HTMLHeadingElement>(null)
  const isKept = respond.isKept.value
  useEffect(() => {
    if (isAsking) question.current?.focus()
  }, [isAsking])

  /** The button under the focus goes; what stands there now is read on. */
  function choose(keep: boolean): void {
    setIsAsking(false)
    if (keep !== isKept) respond.setKept(keep)
    document.getElementById(saveStatusId)?.focus()
  }

  if (isAsking)
    return (
      <Notice>
        <h2 class="save-question" ref={question} tabIndex={-1}>
          {t('draft.later.title')}
        </h2>
        <p>{t('draft.later.hint')}</p>
        <div class="notice-actions">
          <Button label="draft.keep.label" onClick={() => choose(true)} />
          <Button label="draft.refuse.label" onClick={() => choose(false)} />
        </div>
      </Notice>
    )
  return (
    <>
      <div class="save-choice">
        {isKept ? (
          <Button label="draft.unkeep.label" kind="quiet" onClick={() => choose(false)} />
        ) : (
          <Button label="draft.later.label" kind="quiet" onClick={() => setIsAsking(true)} />
        )}
        <Confirm
          label="draft.delete.label"
          question="draft.discard.question"
          isQuiet
          onConfirm={() => void respond.discard()}
        />
      </div>
      {respond.deletionFailed.value && (
        <Notice kind="bad" role="alert">
          <p>{t('draft.undeleted.error')}</p>
        </Notice>
      )}
    </>
  )
}

/** Reads out what became of her choice, when the phone has done it; what is saved at every answer is only shown. */
function SaysOnceTrue({ respond }: { respond: Respond }) {
  const state = respond.saveState.value
  const isKept = respond.isKept.value
  const said = useRef(isKept)
  useEffect(() => {
    if (state.status !== 'saved' || said.current === isKept || (state.reach.in === 'device') !== isKept) return
    said.current = isKept
    announce(reachWords(state.reach))
  }, [state, isKept])
  return null
}
