import { useEffect } from 'preact/hooks'
import { language, t } from '../../i18n/index.ts'
import { focusQuestion } from './focus-question.ts'
import type { Respond } from './respond.ts'
import { sharedDevice } from './shared-device.ts'

/** "Question – Section – FeMig survey", with "Error:" in front while something is wrong. */
export function documentTitle(pieces: readonly string[], isWrong: boolean): string {
  const title = [...new Set(pieces.filter(Boolean)), t('app.name.title')].join(' – ')
  return (isWrong ? t('error.document.title', { title }) : title).replace(/[\u2068\u2069]/g, '')
}

export function useDocumentTitle(pieces: readonly string[], isWrong: boolean): void {
  // A browser's history keeps titles, and some of them hold what somebody answered.
  const title = documentTitle(sharedDevice.value ? [] : pieces, isWrong)
  useEffect(() => {
    document.title = title
  }, [title, language.value])
}

/**
 * After a change of page the heading takes the focus, so that a screen reader begins there and Tab goes on from there;
 * or the one question that somebody came for; or a button that the drawing took from under her finger.
 */
export function useHeadingFocus(respond: Respond): void {
  const { target, count } = respond.focus.value
  useEffect(() => {
    if (typeof target === 'object') {
      if ('question' in target) focusQuestion(target.question)
      else document.getElementById(target.control)?.focus()
      return
    }
    if (target !== 'heading' || count === 0) return
    scrollTo({ top: 0, behavior: 'instant' })
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [target, count])
}
