import type { Compiled } from './expression/evaluate.ts'
import { type FormItem, noExpressions } from './form-item.ts'

/**
 * What can be recomputed of an item, in the order in which one item needs them.
 * `calculate` runs when its own references change, `trigger` only when the trigger's value does.
 */
export type StepKind = 'relevant' | 'count' | 'choices' | 'default' | 'calculate' | 'trigger' | 'value' | 'check'

export interface Step {
  readonly kind: StepKind
  readonly item: FormItem
  /** Those that an author's expressions make; `stepsAfter` adds those that every item has. */
  dependents: Dependent[]
  /** Place in the order of evaluation. */
  rank: number
}

export interface Dependent {
  readonly step: Step
  /** `data` recomputes it, `event` does so only after a change by a person, `order` merely puts it later. */
  readonly via: 'data' | 'event' | 'order'
  /** True when a change in one instance of a repeat reaches the dependents in all of them. */
  readonly isWide: boolean
  /** Where the dependent's expression mentions this item. */
  readonly at: number
}

const none: Dependent[] = []

/**
 * Ranks all steps of a form, each after those that it depends on.
 * @param cutCircle is told the steps that wait for one another, and names those to take all the same
 * @returns all steps, by rank
 */
export function orderSteps(
  items: readonly FormItem[],
  cutCircle: (waiting: readonly Step[]) => readonly Step[],
): readonly Step[] {
  const steps: Step[] = []
  for (const item of items) addSteps(item, steps)
  for (const item of items) link(item)
  // Most forms only ever look back, so that the order in which they are written will do.
  const isInOrder = steps.every(
    ({ dependents, rank }) => dependents === none || dependents.every(({ step }) => step.rank > rank),
  )
  return isInOrder ? steps : sort(steps, cutCircle)
}

/** True where the second of two steps of one item must run again when the first has changed something. */
export function isFed(by: StepKind, kind: StepKind): boolean {
  if (kind === 'check') return by === 'relevant' || by === 'value'
  return kind === 'value' || (kind === 'calculate' && by === 'relevant')
}

/** All that must come after a step, whether an author wrote it or it lies in the nature of items. */
export function stepsAfter(step: Step): Step[] {
  const { kind, item, dependents } = step
  const own = item.steps.slice(item.steps.indexOf(step) + 1)
  const below = kind === 'relevant' || kind === 'count' ? item.children.flatMap(({ steps }) => steps.slice(0, 1)) : []
  return [...own, ...below, ...dependents.map((dependent) => dependent.step)]
}

function addSteps(item: FormItem, steps: Step[]): void {
  const { expressions } = item
  const first = steps.length
  const add = (kind: StepKind) => steps.push({ kind, item, dependents: none, rank: steps.length })
  add('relevant')
  if (item.isRepeat) add('count')
  if (expressions.choice_filter) add('choices')
  if (expressions.default) add('default')
  if (expressions.calculation) add(expressions.trigger ? 'trigger' : 'calculate')
  if (item.question && !item.isWithoutAnswer) add('value')
  if (item.question) add('check')
  item.steps = steps.slice(first)
}

function link(item: FormItem): void {
  const { expressions } = item
  if (expressions !== noExpressions) {
    linkReads(item, 'relevant', expressions.relevant, 'data')
    linkReads(item, 'count', expressions.repeat_count, 'data')
    linkReads(item, 'choices', expressions.choice_filter, 'data')
    linkReads(item, 'default', expressions.default, 'order')
    linkReads(item, 'calculate', expressions.calculation, 'data')
    linkReads(item, 'trigger', expressions.calculation, 'order')
    linkReads(item, 'trigger', expressions.trigger, 'event')
    linkReads(item, 'check', expressions.required, 'data')
    linkReads(item, 'check', expressions.constraint, 'data')
  }
  for (let above: FormItem | undefined = item; above; above = above.parent) {
    linkReads(item, 'check', above.expressions.readonly, 'data')
  }
}

function linkReads(item: FormItem, kind: StepKind, compiled: Compiled | undefined, via: Dependent['via']): void {
  const reader = compiled && item.step(kind)
  if (!reader) return
  for (const { node, isWide, at } of compiled.reads) {
    const read = node as FormItem // compile() only knows the nodes that it was given, and those were form items
    const isItself = read === reader.item && (reader.kind === 'choices' || via === 'order')
    if (isItself) continue
    if (read.isRepeat) depend(reader, read.step('count'), via, isWide, at)
    depend(reader, read.step('value') ?? read.step('relevant'), via, isWide, at)
    for (const repeat of read.repeats) {
      // Who looks into a repeat from outside must notice instances that come and go.
      if (!isWide && (reader.item.isInside(repeat) || reader.item === repeat)) continue
      depend(reader, repeat.step('count'), via, true, at)
      depend(reader, repeat.step('relevant'), via, true, at)
    }
  }
}

function depend(later: Step, earlier: Step | undefined, via: Dependent['via'], isWide: boolean, at: number): void {
  if (!earlier) return
  const dependent = { step: later, via, isWide, at }
  // A list that begins with its first entry takes up no more room than that; most have no second.
  if (earlier.dependents === none) earlier.dependents = [dependent]
  else earlier.dependents.push(dependent)
}

/** Kahn's algorithm: takes a step once all before it are taken; where none is left to take, there is a circle. */
function sort(steps: readonly Step[], cutCircle: (waiting: readonly Step[]) => readonly Step[]): readonly Step[] {
  const after = steps.map(stepsAfter)
  const waitsFor = steps.map(() => 0)
  for (const { rank } of after.flat()) waitsFor[rank]! += 1 // so far each step has its place in the list as its rank
  const taken = new Set<Step>()
  const take = (first: Step): void => {
    const ready = [first]
    for (let step = ready.pop(); step; step = ready.pop()) {
      if (taken.has(step)) continue
      taken.add(step)
      for (const later of after[step.rank] ?? []) {
        waitsFor[later.rank]! -= 1 // as above
        if (waitsFor[later.rank] === 0) ready.push(later)
      }
    }
  }
  for (const step of steps) if (waitsFor[step.rank] === 0) take(step)
  while (taken.size < steps.length) {
    for (const step of cutCircle(steps.filter((waiting) => !taken.has(waiting)))) take(step)
  }
  const sorted = [...taken]
  sorted.forEach((step, rank) => {
    step.rank = rank
  })
  return sorted
}
