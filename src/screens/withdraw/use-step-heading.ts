import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useDocumentTitle } from '../respond/use-page.ts'

type Where = {
  /** The page has just been opened: the focus stays where the browser puts it. */
  readonly isFirst: boolean
  readonly isWrong: boolean
}

/** Names the browser's tab after the step and lets its heading take the focus, so that a screen reader begins there. */
export function useStepHeading(title: string, { isFirst, isWrong }: Where): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useDocumentTitle([title], isWrong)
  useEffect(() => {
    if (isFirst) return
    scrollTo({ top: 0, behavior: 'instant' })
    heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
