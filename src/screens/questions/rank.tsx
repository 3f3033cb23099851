import { useRef, useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { announce, Button } from '../../kit/index.ts'
import { listOf } from '../respond/columns.ts'
import { dragOrder } from './drag-order.ts'
import { GroupFrame } from './question-frame.tsx'
import { focusFrame, idOf, type QuestionProps } from './question-props.ts'
import './rank.css'

/** Moves one item of a list to another place; places outside the list are the ends. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, item)
  return next
}

/** The choices as they stand: what was put in order, then the rest as offered. */
export function shownOrder(node: QuestionProps['node']): readonly string[] {
  const offered = (node.choices ?? []).map(({ name }) => name)
  const ranked = node.value.split(' ').filter((name) => offered.includes(name))
  return [...ranked, ...offered.filter((name) => !ranked.includes(name))]
}

/**
 * Puts choices in order, by buttons or by dragging the handle. Untouched it stays unanswered: the order in which
 * the items happened to be shown is nobody's opinion.
 */
export function Rank(props: QuestionProps) {
  const { node, respond } = props
  const list = listOf(node.source)
  const order = shownOrder(node)
  const isSet = node.value !== ''
  const items = useRef<HTMLOListElement>(null)
  const [held, setHeld] = useState<string | null>(null)
  const label = (name: string) => respond.words.choice(list, node.choices?.find((one) => one.name === name) ?? name)

  /** While a row is held, places are counted in the order of the beginning: that of this drawing. */
  function move(from: number, to: number): void {
    const name = order[from]
    const next = moved(order, from, to)
    respond.answer(node.path, next.join(' '))
    if (name) {
      announce(t('rank.moved.status', { item: label(name), position: next.indexOf(name) + 1, total: next.length }))
    }
  }

  function answerAll(text: string): void {
    respond.answer(node.path, text)
    focusFrame(node.path)
  }

  function drag(event: PointerEvent, name: string): void {
    const rows = items.current
    if (!rows || event.button !== 0 || !event.isPrimary) return
    // The mouse would begin to select text.
    event.preventDefault()
    const from = order.indexOf(name)
    setHeld(name)
    dragOrder(rows, event, from, { onPlace: (to) => move(from, to), onEnd: () => setHeld(null) })
  }

  return (
    <GroupFrame {...props}>
      <ol class="rank" ref={items}>
        {order.map((name, index) => (
          <li key={name} class={`rank-item${isSet ? ' rank-item-set' : ''}${held === name ? ' rank-item-held' : ''}`}>
            <span class="rank-handle" aria-hidden="true" onPointerDown={(event) => drag(event, name)}>
              ⠿
            </span>
            <span class="rank-position" aria-hidden={!isSet}>
              {isSet ? index + 1 : '–'}
            </span>
            <span class="rank-label">{label(name)}</span>
            <span class="rank-buttons">
              <button
                type="button"
                class="rank-button"
                id={`${idOf(node.path)}-${name}-up`}
                aria-label={t('rank.up.label', { item: label(name) })}
                aria-disabled={index === 0}
                onClick={() => index > 0 && move(index, index - 1)}
              >
                ↑
              </button>
              <button
                type="button"
                class="rank-button"
                aria-label={t('rank.down.label', { item: label(name) })}
                aria-disabled={index === order.length - 1}
                onClick={() => index < order.length - 1 && move(index, index + 1)}
              >
                ↓
              </button>
            </span>
          </li>
        ))}
      </ol>
      <div class="scale-state">
        <span>{t(isSet ? 'rank.set.status' : 'rank.unset.status')}</span>
        {isSet ? (
          <Button label="rank.clear.label" kind="quiet" onClick={() => answerAll('')} />
        ) : (
          <Button label="rank.keep.label" onClick={() => answerAll(order.join(' '))} />
        )}
      </div>
    </GroupFrame>
  )
}
