import { loadedMonths, t } from '../../../i18n/index.ts'
import { hasAppearance } from '../../respond/columns.ts'
import { GroupFrame } from '../question-frame.tsx'
import { idOf, type QuestionProps } from '../question-props.ts'

type Parts = { readonly year: string; readonly month: string; readonly day: string }

const twelve = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))

/** `2025-03-18` -> its three parts, as far as they are there: `2025-03-` while the day is missing. */
export function partsOf(entered: string): Parts {
  const [year = '', month = '', day = ''] = entered.split('-')
  return { year, month, day }
}

/**
 * The three parts as one answer. A part that is missing leaves its place empty, so that what was typed is kept and the
 * engine can say that it is no day yet.
 */
export function dateOf({ year, month, day }: Parts, hasDay: boolean): string {
  if (year === '' && month === '' && day === '') return ''
  return hasDay ? `${year}-${month}-${day}` : `${year}-${month}`
}

/**
 * A day, or with the appearance `month-year` a month: typed and chosen in the page's language. The browser's own date
 * field would speak the browser's, begin its weeks elsewhere, and hide the year behind a hundred touches.
 */
export function DateField(props: QuestionProps) {
  const { node, respond, error } = props
  return (
    <GroupFrame {...props}>
      <div class="date-parts">
        <DateParts
          id={idOf(node.path)}
          entered={node.entered}
          hasDay={!hasAppearance(node.source, 'month-year')}
          isWrong={error !== null}
          onChange={(entered) => respond.answer(node.path, entered)}
        />
      </div>
    </GroupFrame>
  )
}

/** What every field of which a date or a time is made has in common. */
export const numeralField = { inputMode: 'numeric', type: 'text', autocomplete: 'off', dir: 'ltr' } as const

type DateProps = {
  id: string
  entered: string
  hasDay: boolean
  isWrong: boolean
  onChange: (entered: string) => void
}

/** The fields of a date, side by side. */
export function DateParts({ id, entered, hasDay, isWrong, onChange }: DateProps) {
  const parts = partsOf(entered)
  const change = (changed: Partial<Parts>) => onChange(dateOf({ ...parts, ...changed }, hasDay))
  const wrong = isWrong || undefined
  return (
    <>
      {hasDay && (
        <label class="date-part">
          {t('date.day.label')}
          <input
            class="field field-day"
            id={`${id}-day`}
            value={parts.day}
            maxLength={2}
            aria-invalid={wrong}
            onInput={({ currentTarget }) => change({ day: currentTarget.value.trim() })}
            {...numeralField}
          />
        </label>
      )}
      <label class="date-part">
        {t('date.month.label')}
        <select
          class="field"
          id={`${id}-month`}
          value={parts.month}
          aria-invalid={wrong}
          autocomplete="off"
          onChange={({ currentTarget }) => change({ month: currentTarget.value })}
        >
          <option value="">{t('date.month.choose')}</option>
          {twelve.map((month, index) => (
            <option key={month} value={month}>
              {loadedMonths()?.[index] ?? month}
            </option>
          ))}
        </select>
      </label>
      <label class="date-part">
        {t('date.year.label')}
        <input
          class="field field-year"
          id={`${id}-year`}
          value={parts.year}
          maxLength={4}
          aria-invalid={wrong}
          onInput={({ currentTarget }) => change({ year: currentTarget.value.trim() })}
          {...numeralField}
        />
      </label>
    </>
  )
}
