import { Component } from 'preact'
import { Later } from '../respond/later.tsx'
import { Acknowledge } from './acknowledge.tsx'
import { Note } from './note.tsx'
import type { QuestionProps } from './question-props.ts'
import { SelectMultiple } from './select-multiple.tsx'
import { SelectOne } from './select-one.tsx'
import { NumberField, Text } from './text.tsx'

/**
 * A question of a page. The engine hands out the same state until something of it changes, so that an answer redraws the
 * questions that it touches and no other; words and piped answers redraw themselves.
 */
export class Question extends Component<QuestionProps> {
  override shouldComponentUpdate({ node, isHeading, error, respond }: QuestionProps): boolean {
    const { props } = this
    return node !== props.node || isHeading !== props.isHeading || error !== props.error || respond !== props.respond
  }

  override render() {
    return <Control {...this.props} />
  }
}

/** The control that belongs to a question's type. */
function Control(props: QuestionProps) {
  const { type } = props.node.source
  switch (type) {
    case 'note':
      return <Note {...props} />
    case 'acknowledge':
      return <Acknowledge {...props} />
    case 'select_one':
      return <SelectOne {...props} />
    case 'select_multiple':
      return <SelectMultiple {...props} />
    case 'rank':
      return <Later pick={({ Rank }) => Rank} props={props} />
    case 'range':
      return <Later pick={({ Range }) => Range} props={props} />
    case 'integer':
    case 'decimal':
    case 'date':
      return <NumberField {...props} />
    case 'text':
      return <Text {...props} />
    case 'calculate':
    case 'hidden':
    case 'group':
    case 'repeat':
      return null
    default:
      return type satisfies never
  }
}
