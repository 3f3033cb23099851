import { type Step, type StepKind, stepsAfter } from './dependency-order.ts'
import type { ExpressionColumn } from './form-item.ts'
import type { FormProblem } from './form-problem.ts'
import { placeOf } from './place-of.ts'

const columnOf: Readonly<Record<StepKind, ExpressionColumn | 'value'>> = {
  relevant: 'relevant',
  count: 'repeat_count',
  choices: 'choice_filter',
  default: 'default',
  calculate: 'calculation',
  trigger: 'calculation',
  value: 'value',
  check: 'constraint',
}

/** Finds one circle among steps that all wait for one another, and says which questions are on it. */
export function reportCircle(waiting: readonly Step[]): {
  readonly problem: FormProblem
  readonly steps: readonly Step[]
} {
  const circle = findCircle(waiting)
  return { problem: describeCircle(circle), steps: circle.map(({ step }) => step) }
}

interface Link {
  readonly step: Step
  /** Where the step's expression mentions the next one of the circle. */
  readonly at: number | undefined
}

/** Among steps that all wait for one another, walking from waiter to awaited must come round. */
function findCircle(waiting: readonly Step[]): Link[] {
  const awaited = new Map<Step, { earlier: Step; at: number | undefined }>()
  const isWaiting = new Set(waiting)
  for (const earlier of waiting) {
    for (const step of stepsAfter(earlier)) {
      const at = earlier.dependents.find((dependent) => dependent.step === step)?.at
      if (isWaiting.has(step) && (at !== undefined || !awaited.has(step))) awaited.set(step, { earlier, at })
    }
  }
  const walked: Link[] = []
  const seen = new Map<Step, number>()
  for (let step = waiting.find((candidate) => awaited.has(candidate)); step && !seen.has(step); ) {
    seen.set(step, walked.length)
    const next = awaited.get(step)
    walked.push({ step, at: next?.at })
    if (next && seen.has(next.earlier)) return walked.slice(seen.get(next.earlier))
    step = next?.earlier
  }
  return walked
}

function describeCircle(circle: readonly Link[]): FormProblem {
  const start = circle.findIndex(({ at }) => at !== undefined)
  const ordered = [...circle.slice(Math.max(start, 0)), ...circle.slice(0, Math.max(start, 0))]
  const names = ordered.map(({ step }) => step.item.name).filter((name, index, all) => name !== all[index - 1])
  const { step, at } = ordered[0] as Link // a circle has at least one step
  const column = columnOf[step.kind]
  const first = names[0] ?? ''
  const circleNames = names.length > 1 && names.at(-1) === first ? names : [...names, first]
  return { kind: 'cycle', at: placeOf(step.item, column, at), circle: circleNames }
}
