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

/** What a first page is made of is here; the other types come with the words of the other pages. */
function Control(props: QuestionProps) {
  switch (props.node.source.type) {
    case 'note':
      return <Note {...props} />
    case 'acknowledge':
      return <Acknowledge {...props} />
    default: {
      const AnyControl = anyControl.value
      return AnyControl ? (
        <AnyControl {...props} />
      ) : (
        <Later pick={({ LaterQuestion }) => LaterQuestion} props={props} />
      )
    }
  }
}
