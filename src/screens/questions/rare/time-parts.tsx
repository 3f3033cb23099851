import { t } from '../../../i18n/index.ts'
import { numeralField } from './date-field.tsx'

type Parts = { readonly hour: string; readonly minute: string }

/** `14:30` -> its two parts, as far as they are there; what stands after the minute is left out. */
export function timePartsOf(entered: string): Parts {
  const [hour = '', minute = ''] = entered.split(':')
  return { hour, minute: minute.slice(0, 2) }
}

/** The two parts as one answer; a part that is missing leaves its place empty, so that what was typed is kept. */
export const timeOf = ({ hour, minute }: Parts): string => (hour === '' && minute === '' ? '' : `${hour}:${minute}`)

type Props = { id: string; entered: string; isWrong: boolean; onChange: (entered: string) => void }

/** Hour and minute, typed: the browser's own field would speak the browser's language and not the page's. */
export function TimeParts({ id, entered, isWrong, onChange }: Props) {
  const parts = timePartsOf(entered)
  const change = (changed: Partial<Parts>) => onChange(timeOf({ ...parts, ...changed }))
  const shared = { ...numeralField, class: 'field field-day', maxLength: 2, 'aria-invalid': isWrong || undefined }
  return (
    <>
      <label class="date-part">
        {t('time.hour.label')}
        <input
          id={`${id}-hour`}
          value={parts.hour}
          onInput={({ currentTarget }) => change({ hour: currentTarget.value.trim() })}
          {...shared}
        />
      </label>
      <label class="date-part">
        {t('time.minute.label')}
        <input
          id={`${id}-minute`}
          value={parts.minute}
          onInput={({ currentTarget }) => change({ minute: currentTarget.value.trim() })}
          // Five past nine may be typed as 9 and 5, but only when she has finished is it known that no digit follows.
          onBlur={() => /^[\d٠-٩۰-۹]$/.test(parts.minute) && change({ minute: `0${parts.minute}` })}
          {...shared}
        />
      </label>
    </>
  )
}
