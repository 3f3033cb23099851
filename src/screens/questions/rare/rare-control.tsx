import type { QuestionProps } from '../question-props.ts'
import { Attachment } from './attachment.tsx'
import { DateField } from './date-field.tsx'
import { DateTimeField } from './date-time-field.tsx'
import { Geopoint } from './geopoint.tsx'
import { LaidOutChoices } from './laid-out-choices.tsx'
import { Picker } from './picker.tsx'
import { ReadOnly } from './read-only.tsx'
import { TimeField } from './time-field.tsx'
import { Unsupported } from './unsupported.tsx'
import './rare.css'

/** The control of a question whose type or appearance few surveys use. */
export function RareControl(props: QuestionProps) {
  const { source, readonly } = props.node
  if (readonly) return <ReadOnly {...props} />
  switch (source.type) {
    case 'date':
      return <DateField {...props} />
    case 'time':
      return <TimeField {...props} />
    case 'dateTime':
      return <DateTimeField {...props} />
    case 'geopoint':
      return <Geopoint {...props} />
    case 'image':
    case 'audio':
    case 'video':
    case 'file':
      return <Attachment {...props} />
    case 'select_one':
    case 'select_multiple':
      return <LaidOutChoices {...props} />
    case 'range':
      return <Picker {...props} />
    default:
      return <Unsupported {...props} />
  }
}
