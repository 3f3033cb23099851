import { loadedMonths, t } from '../../i18n/index.ts'
import { hasAppearance } from '../respond/columns.ts'
import { GroupFrame } from './question-frame.tsx'
import { idOf, type QuestionProps } from './question-props.ts'

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
  const hasDay = !hasAppearance(node.source, 'month-year')
  const parts = partsOf(node.entered)
  const id = idOf(node.path)
  const change = (changed: Partial<Parts>) => respond.answer(node.path, dateOf({ ...parts, ...changed }, hasDay))
  const shared = { inputMode: 'numeric', type: 'text', autocomplete: 'off', dir: 'ltr' } as const
  const wrong = error ? true : undefined

  return (
    <GroupFrame {...props}>
      <div class="date-parts">
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
              {...shared}
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
            {...shared}
          />
        </label>
      </div>
    </GroupFrame>
  )
}
