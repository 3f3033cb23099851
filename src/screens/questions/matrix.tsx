import { Question } from './question.tsx'
import type { QuestionProps } from './question-props.ts'

/**
 * Rows of a group with appearance `table-list`: the same choices line by line. Each row is a group of its own,
 * stacked on a phone and side by side where there is room, so nothing has to be scrolled sideways.
 */
export function Matrix({ rows }: { rows: readonly QuestionProps[] }) {
  return (
    <div class="matrix">
      {rows.map((row) => (
        <Question key={row.node.path} {...row} />
      ))}
    </div>
  )
}
