import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { idOf } from '../questions/question-props.ts'
import type { Respond } from './respond.ts'

type Problem = { readonly path: string; readonly words: string; readonly onPage?: string }

function focusQuestion(path: string): void {
  const target = document.getElementById(idOf(path))
  const control = target?.matches('fieldset') ? target.querySelector<HTMLElement>('input, button') : target
  control?.focus()
  target?.scrollIntoView({ block: 'start' })
}

/** All that is wrong on the page at once; takes the focus, and each line leads to its question. */
export function ErrorSummary({ problems, respond }: { problems: readonly Problem[]; respond: Respond }) {
  const box = useRef<HTMLDivElement>(null)
  const { target, count } = respond.focus.value
  useEffect(() => {
    if (target === 'errors') box.current?.focus()
  }, [target, count])

  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t('error.summary.title')}</h2>
      <ul>
        {problems.map(({ path, words, onPage }) => (
          <li key={path}>
            <a
              href={`#${idOf(path)}`}
              onClick={(event) => {
                event.preventDefault()
                if (onPage) respond.change(onPage)
                // The page with the question may have to be drawn first.
                requestAnimationFrame(() => focusQuestion(path))
              }}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
