import type { Choice, SurveyQuestion } from '../../contract/definition.ts'
import type { FormItem } from '../form-item.ts'
import { normaliseAcknowledge } from './acknowledge.ts'
import { normaliseDate } from './date.ts'
import { normaliseDateTime } from './date-time.ts'
import { normaliseDecimal } from './decimal.ts'
import { normaliseFile } from './file.ts'
import { normaliseGeopoint } from './geopoint.ts'
import { normaliseInteger } from './integer.ts'
import { normaliseRange } from './range.ts'
import { normaliseSelect } from './select.ts'
import { normaliseText } from './text.ts'
import { tidy } from './tidy.ts'
import { normaliseTime } from './time.ts'

type Normalise = (text: string, item: FormItem, offered: readonly Choice[] | undefined) => string | undefined

/** Of other types, whatever stands there is kept. */
const normalisers: { readonly [type in SurveyQuestion['type']]?: Normalise } = {
  text: normaliseText,
  integer: normaliseInteger,
  decimal: normaliseDecimal,
  range: normaliseRange,
  date: normaliseDate,
  time: normaliseTime,
  dateTime: normaliseDateTime,
  select_one: normaliseSelect,
  select_multiple: normaliseSelect,
  rank: normaliseSelect,
  acknowledge: normaliseAcknowledge,
  geopoint: normaliseGeopoint,
  image: normaliseFile,
  audio: normaliseFile,
  file: normaliseFile,
  note: () => '',
}

/** The answer as it is kept, sent and compared; undefined when the text is no answer to this question. */
export function normalise(text: string, item: FormItem, offered: readonly Choice[] | undefined): string | undefined {
  if (text.trim() === '' || !item.question) return ''
  return (normalisers[item.question.type] ?? tidy)(text, item, offered)
}
