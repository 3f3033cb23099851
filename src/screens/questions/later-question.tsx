import { hasAppearance } from '../respond/columns.ts'
import { Autocomplete } from './autocomplete.tsx'
import { DateField } from './date-field.tsx'
import type { QuestionProps } from './question-props.ts'
import { Range } from './range.tsx'
import { Rank } from './rank.tsx'
import { SelectMultiple } from './select-multiple.tsx'
import { SelectOne } from './select-one.tsx'
import { NumberField, Text } from './text.tsx'
import { Unsupported } from './unsupported.tsx'

/** The control that belongs to a question's type, as far as it is none of a first page's. */
export function LaterQuestion(props: QuestionProps) {
  const { source } = props.node
  const { type } = source
  switch (type) {
    case 'select_one':
      return hasAppearance(source, 'autocomplete') ? <Autocomplete {...props} /> : <SelectOne {...props} />
    case 'select_multiple':
      return <SelectMultiple {...props} />
    case 'rank':
      return <Rank {...props} />
    case 'range':
      return <Range {...props} />
    case 'integer':
    case 'decimal':
      return <NumberField {...props} />
    case 'date':
      return hasAppearance(source, 'year') ? <NumberField {...props} /> : <DateField {...props} />
    case 'text':
      return <Text {...props} />
    case 'note':
    case 'acknowledge':
    case 'group':
    case 'repeat':
      return null
    default:
      return <Unsupported {...props} />
  }
}
