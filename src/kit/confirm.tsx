import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

type Props = {
  /** Key of the button that starts it. */
  label: string
  /** Key of the question that is asked before. */
  question: string
  spoken?: string
  /** Where it stands on every page and only some look for it. */
  isQuiet?: boolean
  onConfirm: () => void
}

/** A button that asks once, in place, before it does what cannot be undone. */
export function Confirm({ label, question, spoken, isQuiet = false, onConfirm }: Props) {
  const [isAsking, setIsAsking] = useState(false)
  const asked = useRef<HTMLParagraphElement>(null)
  const hasAsked = useRef(false)
  const id = useId()
  useEffect(() => {
    if (isAsking) asked.current?.focus()
    // The button that had the focus is gone with the question.
    else if (hasAsked.current) document.getElementById(id)?.focus()
    hasAsked.current ||= isAsking
  }, [isAsking])

  if (!isAsking)
    return (
      <Button
        id={id}
        label={label}
        kind={isQuiet ? 'quiet' : 'danger'}
        {...(spoken ? { spoken } : {})}
        onClick={() => setIsAsking(true)}
      />
    )
  return (
    <Notice kind="bad">
      <p ref={asked} tabIndex={-1}>
        {t(question)}
      </p>
      <div class="notice-actions">
        <Button
          label={label}
          kind="danger"
          onClick={() => {
            // Closed first: the next entry may move to this very place, under a second click.
            setIsAsking(false)
            onConfirm()
          }}
        />
        <Button label="app.cancel.label" onClick={() => setIsAsking(false)} />
      </div>
    </Notice>
  )
}
