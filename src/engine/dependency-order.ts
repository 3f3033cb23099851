import type { Compiled } from './expression/evaluate.ts'
import type { FormItem } from './form-item.ts'

/**
 * What can be recomputed of an item, in the order in which one item needs them.
 * `calculate` runs when its own references change, `trigger` only when the trigger's value does.
 */
export type StepKind = 'relevant' | 'count' | 'choices' | 'default' | 'calculate' | 'trigger' | 'value' | 'check'

export interface Step {
  readonly kind: StepKind
  readonly item: FormItem
  /** Those that an author's expressions make; those that every item has are in `inherentDependents`. */
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
  /** Where the dependent's expression mentions this item; undefined for a dependency that no author wrote. */
  readonly at: number | undefined
}

const none: Dependent[] = []

/**
 * Ranks all steps of a form, each after those that it depends on.
 * @param cutCircle is told the steps that wait for one another, and names those to take all the same
 */
export function orderSteps(items: readonly FormItem[], cutCircle: (waiting: readonly Step[]) => readonly Step[]): void {
  for (const item of items) item.steps = stepsOf(item)
  for (const item of items) link(item)
  sort(
    items.flatMap(({ steps }) => steps),
    cutCircle,
  )
}

/** True where the second of two steps of one item must run again when the first has changed something. */
export function isFed(by: StepKind, kind: StepKind): boolean {
  if (kind === 'check') return by === 'relevant' || by === 'value'
  return kind === 'value' || (kind === 'calculate' && by === 'relevant')
}

/** All that must come after a step, whether an author wrote it or it lies in the nature of items. */
export function dependentsOf(step: Step): Dependent[] {
  const { kind, item } = step
  const own = item.steps.slice(item.steps.indexOf(step) + 1)
  const below = kind === 'relevant' || kind === 'count' ? item.children.flatMap(({ steps }) => steps.slice(0, 1)) : []
  const inherent = [...own, ...below].map(
    (later) => ({ step: later, via: 'data', isWide: false, at: undefined }) as const,
  )
  return [...inherent, ...step.dependents]
}

function stepsOf(item: FormItem): readonly Step[] {
  const { expressions } = item
  const kinds: StepKind[] = ['relevant']
  if (item.isRepeat) kinds.push('count')
  if (expressions.choice_filter) kinds.push('choices')
  if (expressions.default) kinds.push('default')
  if (expressions.calculation) kinds.push(expressions.trigger ? 'trigger' : 'calculate')
  if (item.question && !item.isWithoutAnswer) kinds.push('value')
  if (item.question) kinds.push('check')
  return kinds.map((kind) => ({ kind, item, dependents: none, rank: 0 }))
}

function link(item: FormItem): void {
  const { expressions } = item
  linkReads(item.step('relevant'), expressions.relevant, 'data')
  linkReads(item.step('count'), expressions.repeat_count, 'data')
  linkReads(item.step('choices'), expressions.choice_filter, 'data')
  linkReads(item.step('default'), expressions.default, 'order')
  linkReads(item.step('calculate'), expressions.calculation, 'data')
  linkReads(item.step('trigger'), expressions.calculation, 'order')
  linkReads(item.step('trigger'), expressions.trigger, 'event')
  const check = item.step('check')
  linkReads(check, expressions.required, 'data')
  linkReads(check, expressions.constraint, 'data')
  for (let above: FormItem | undefined = item; above; above = above.parent) {
    linkReads(check, above.expressions.readonly, 'data')
  }
}

function linkReads(reader: Step | undefined, compiled: Compiled | undefined, via: Dependent['via']): void {
  if (!reader || !compiled) return
  for (const [node, { isWide, at }] of compiled.reads) {
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
function sort(steps: readonly Step[], cutCircle: (waiting: readonly Step[]) => readonly Step[]): void {
  const waitsFor = new Map<Step, number>(steps.map((step) => [step, 0]))
  const add = (step: Step, by: number): number => {
    const count = (waitsFor.get(step) ?? 0) + by
    waitsFor.set(step, count)
    return count
  }
  const after = new Map(steps.map((step) => [step, dependentsOf(step)]))
  for (const dependents of after.values()) for (const { step } of dependents) add(step, 1)
  const taken = new Set<Step>()
  const take = (first: Step): void => {
    const ready = [first]
    for (let step = ready.pop(); step; step = ready.pop()) {
      if (taken.has(step)) continue
      step.rank = taken.size
      taken.add(step)
      for (const { step: dependent } of after.get(step) ?? []) if (add(dependent, -1) === 0) ready.push(dependent)
    }
  }
  for (const step of steps) if (waitsFor.get(step) === 0) take(step)
  while (taken.size < steps.length) {
    for (const step of cutCircle(steps.filter((waiting) => !taken.has(waiting)))) take(step)
  }
}
