import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { idOf } from '../questions/question-props.ts'
import { focusQuestion } from './focus-question.ts'
import type { Respond } from './respond.ts'

type Problem = { readonly path: string; readonly words: string; readonly onPage?: string }

/** The last demand for the focus that was met. */
let served = 0

/** All that is wrong on the page at once; takes the focus, and each line leads to its question. */
export function ErrorSummary({ problems, respond }: { problems: readonly Problem[]; respond: Respond }) {
  const box = useRef<HTMLDivElement>(null)
  const { target, count } = respond.focus.value
  useEffect(() => {
    // Once per demand: a summary that comes back while somebody types must not pull her out of her field.
    if (target !== 'errors' || count === served) return
    served = count
    box.current?.focus()
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
                if (onPage) respond.change(onPage, path)
                else focusQuestion(path)
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
