import { formatNumber, t } from '../../../i18n/index.ts'
import { describedBy, FieldFrame } from '../question-frame.tsx'
import { idOf, type QuestionProps } from '../question-props.ts'
import { scaleOf } from '../range.tsx'

type Offered = { readonly value: string; readonly label: string }

/** Closed until it is opened: the browser's own list, which every phone shows in its own best way. */
export function Menu({ offered, ...props }: QuestionProps & { offered: readonly Offered[] }) {
  const { node, respond, error } = props
  return (
    <FieldFrame {...props}>
      <select
        class="field"
        id={idOf(node.path)}
        value={node.value}
        aria-describedby={describedBy(props)}
        aria-invalid={error ? true : undefined}
        aria-required={node.required || undefined}
        autocomplete="off"
        onChange={({ currentTarget }) => respond.answer(node.path, currentTarget.value)}
      >
        <option value="">{t('menu.choose.label')}</option>
        {offered.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** A scale to pick from instead of one to touch. */
export function Picker(props: QuestionProps) {
  const offered = scaleOf(props.node.source).map((number) => ({ value: String(number), label: formatNumber(number) }))
  return <Menu {...props} offered={offered} />
}
