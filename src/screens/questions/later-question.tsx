import { hasAppearance } from '../respond/columns.ts'
import { Autocomplete } from './autocomplete.tsx'
import { isRare } from './is-rare.ts'
import type { QuestionProps } from './question-props.ts'
import { Range } from './range.tsx'
import { Rank } from './rank.tsx'
import { RareQuestion } from './rare-question.tsx'
import { SelectMultiple } from './select-multiple.tsx'
import { SelectOne } from './select-one.tsx'
import { NumberField, Text } from './text.tsx'

/** The control that belongs to a question's type, as far as it is none of a first page's. */
export function LaterQuestion(props: QuestionProps) {
  const { source, readonly } = props.node
  const { type } = source
  if (readonly || isRare(source)) return <RareQuestion {...props} />
  switch (type) {
    case 'select_one':
      return hasAppearance(source, 'autocomplete') ? <Autocomplete {...props} /> : SelectOne(props)
    case 'select_multiple':
      return SelectMultiple(props)
    case 'rank':
      return <Rank {...props} />
    case 'range':
      return <Range {...props} />
    case 'integer':
    case 'decimal':
    case 'date':
      return NumberField(props)
    case 'text':
      return Text(props)
    default:
      return null
  }
}
