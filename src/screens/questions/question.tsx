import { Component } from 'preact'
import { Later } from '../respond/later.tsx'
import { Acknowledge } from './acknowledge.tsx'
import { anyControl } from './any-control.ts'
import { Note } from './note.tsx'
import type { QuestionProps } from './question-props.ts'

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

/**
 * What a first page is made of is here; the other types come with the words of the other pages. A control that keeps
 * nothing between two drawings is called, not drawn as a component: what Preact and the signals keep of each took a third
 * of the memory of a page of a thousand questions.
 */
function Control(props: QuestionProps) {
  switch (props.node.source.type) {
    case 'note':
      return Note(props)
    case 'acknowledge':
      return Acknowledge(props)
    default:
      return anyControl.value?.(props) ?? <Later pick={({ LaterQuestion }) => LaterQuestion} props={props} />
  }
}
