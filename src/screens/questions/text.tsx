import { formatNumber, t } from '../../i18n/index.ts'
import { hasAppearance, maxLength, parametersOf } from '../respond/columns.ts'
import { sharedDevice } from '../respond/shared-device.ts'
import { describedBy, FieldFrame } from './question-frame.tsx'
import { idOf, type QuestionProps } from './question-props.ts'

const inputModes = ['text', 'url', 'email', 'numeric', 'decimal'] as const
const nearEnd = 100

export function Text(props: QuestionProps) {
  const { node, respond, error } = props
  const { dir = 'auto', inputmode, autocomplete = 'off' } = parametersOf(node.source)
  const limit = maxLength(node.source)
  const isLong = hasAppearance(node.source, 'multiline')
  const countId = `${idOf(node.path)}-count`
  const shared = {
    id: idOf(node.path),
    value: node.entered,
    // An empty field stands as the page does; from the first letter on, as the letters do.
    dir: dir === 'ltr' ? ('ltr' as const) : node.entered === '' ? undefined : ('auto' as const),
    'aria-describedby':
      [describedBy(props), isLong && limit !== null && countId].filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': node.required || undefined,
    // A device that strangers share must not offer one of them what another has typed.
    autocomplete: sharedDevice.value ? 'off' : autocomplete,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
      respond.answer(node.path, currentTarget.value),
  }
  const children = isLong ? (
    <textarea class="field field-long" rows={5} {...shared} />
  ) : (
    <input
      class="field"
      type="text"
      inputMode={inputModes.find((known) => known === inputmode) ?? 'text'}
      {...shared}
    />
  )
  const below = limit !== null && (
    <Counter id={countId} length={[...node.entered.trim()].length} limit={limit} isLong={isLong} />
  )
  return FieldFrame({ ...props, children, below })
}

/** Says how much room is left: always under long texts, under short ones only near the end. */
function Counter({ id, length, limit, isLong }: { id: string; length: number; limit: number; isLong: boolean }) {
  const left = limit - length
  if (!isLong && left > Math.min(nearEnd, limit / 5)) return null
  return (
    <p
      class={`question-count${left < 0 ? ' question-count-over' : ''}`}
      id={id}
      aria-live={left < nearEnd ? 'polite' : 'off'}
    >
      {left < 0 ? t('text.over.status', { count: -left }) : t('text.left.status', { count: left })}
    </p>
  )
}

/** Whole numbers, decimals and years: typed as text, so that every script's digits and both decimal marks are possible. */
export function NumberField(props: QuestionProps) {
  const { node, respond, error } = props
  const isYear = node.source.type === 'date'
  const children = (
    <input
      class={`field ${isYear ? 'field-year' : 'field-number'}`}
      type="text"
      inputMode={node.source.type === 'decimal' ? 'decimal' : 'numeric'}
      id={idOf(node.path)}
      dir="ltr"
      value={node.entered}
      aria-describedby={describedBy(props)}
      aria-invalid={error ? true : undefined}
      aria-required={node.required || undefined}
      autocomplete="off"
      onInput={({ currentTarget }) => respond.answer(node.path, currentTarget.value)}
    />
  )
  const below = node.source.type === 'integer' && Number(node.value) >= 10_000 && (
    <p class="question-count" aria-live="polite">
      {formatNumber(Number(node.value))}
    </p>
  )
  return FieldFrame({ ...props, children, below })
}
