import { useEffect, useRef } from 'preact/hooks'
import { language, t } from '../../i18n/index.ts'

/**
 * Names the browser's tab after the step and lets its heading take the focus, so that a screen reader begins there.
 * @param isFirst the page has just been opened: the focus stays where the browser puts it
 */
export function useStepHeading(title: string, isFirst: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – ${t('app.name.title')}`
  }, [title, language.value])
  useEffect(() => {
    if (isFirst) return
    scrollTo({ top: 0, behavior: 'instant' })
    heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
