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
  readonly dependents: Dependent[]
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

type Steps = ReadonlyMap<FormItem, Partial<Record<StepKind, Step>>>

/**
 * All steps of a form, each after those that it depends on.
 * @param cutCircle is told the steps that wait for one another, and names those to take all the same
 */
export function orderSteps(
  items: readonly FormItem[],
  cutCircle: (waiting: readonly Step[]) => readonly Step[],
): Step[] {
  const steps: Steps = new Map(items.map((item) => [item, stepsOf(item)]))
  for (const item of items) link(item, steps)
  return sort(
    [...steps.values()].flatMap((kinds) => Object.values(kinds)),
    cutCircle,
  )
}

function stepsOf(item: FormItem): Partial<Record<StepKind, Step>> {
  const { expressions } = item
  const kinds: StepKind[] = ['relevant']
  if (item.isRepeat) kinds.push('count')
  if (expressions.choice_filter) kinds.push('choices')
  if (expressions.default) kinds.push('default')
  if (expressions.calculation) kinds.push(expressions.trigger ? 'trigger' : 'calculate')
  if (item.question && !item.isWithoutAnswer) kinds.push('value')
  if (item.question) kinds.push('check')
  return Object.fromEntries(kinds.map((kind) => [kind, { kind, item, dependents: [], rank: 0 }]))
}

function link(item: FormItem, steps: Steps): void {
  const own = steps.get(item) ?? {}
  const parent = (item.parent && steps.get(item.parent)) ?? {}
  const { relevant, count, value, check } = own
  depend(relevant, parent.relevant, 'data')
  depend(relevant, parent.count, 'order')
  depend(count, relevant, 'order')
  for (const before of [own.choices, own.default, own.calculate, own.trigger]) {
    depend(before, relevant, before === own.calculate ? 'data' : 'order')
    depend(value, before, 'data')
  }
  depend(value, relevant, 'data')
  depend(check, relevant, 'data')
  depend(check, value, 'data')
  const { expressions } = item
  linkReads(relevant, expressions.relevant, 'data', steps)
  linkReads(count, expressions.repeat_count, 'data', steps)
  linkReads(own.choices, expressions.choice_filter, 'data', steps)
  linkReads(own.default, expressions.default, 'order', steps)
  linkReads(own.calculate, expressions.calculation, 'data', steps)
  linkReads(own.trigger, expressions.calculation, 'order', steps)
  linkReads(own.trigger, expressions.trigger, 'event', steps)
  for (const column of ['required', 'constraint'] as const) linkReads(check, expressions[column], 'data', steps)
  for (let above: FormItem | undefined = item; above; above = above.parent) {
    linkReads(check, above.expressions.readonly, 'data', steps)
  }
}

function linkReads(
  reader: Step | undefined,
  compiled: Compiled | undefined,
  via: Dependent['via'],
  steps: Steps,
): void {
  if (!reader || !compiled) return
  for (const [node, { isWide, at }] of compiled.reads) {
    const read = node as FormItem // compile() only knows the nodes that it was given, and those were form items
    const own = steps.get(read) ?? {}
    const isItself = read === reader.item && (reader.kind === 'choices' || via === 'order')
    if (isItself) continue
    if (read.isRepeat) depend(reader, own.count, via, { isWide, at })
    depend(reader, own.value ?? own.relevant, via, { isWide, at })
    for (const repeat of read.repeats) {
      // Who looks into a repeat from outside must notice instances that come and go.
      if (!isWide && (reader.item.isInside(repeat) || reader.item === repeat)) continue
      const around = steps.get(repeat) ?? {}
      depend(reader, around.count, via, { isWide: true, at })
      depend(reader, around.relevant, via, { isWide: true, at })
    }
  }
}

function depend(
  later: Step | undefined,
  earlier: Step | undefined,
  via: Dependent['via'],
  { isWide = false, at }: { isWide?: boolean; at?: number } = {},
): void {
  if (later && earlier) earlier.dependents.push({ step: later, via, isWide, at })
}

/** Kahn's algorithm: takes a step once all before it are taken; where none is left to take, there is a circle. */
function sort(steps: readonly Step[], cutCircle: (waiting: readonly Step[]) => readonly Step[]): Step[] {
  const waitsFor = new Map<Step, number>(steps.map((step) => [step, 0]))
  const add = (step: Step, by: number): number => {
    const count = (waitsFor.get(step) ?? 0) + by
    waitsFor.set(step, count)
    return count
  }
  for (const { dependents } of steps) for (const { step } of dependents) add(step, 1)
  const sorted: Step[] = []
  const taken = new Set<Step>()
  const take = (first: Step): void => {
    const ready = [first]
    for (let step = ready.pop(); step; step = ready.pop()) {
      if (taken.has(step)) continue
      taken.add(step)
      step.rank = sorted.push(step) - 1
      for (const { step: dependent } of step.dependents) if (add(dependent, -1) === 0) ready.push(dependent)
    }
  }
  for (const step of steps) if (waitsFor.get(step) === 0) take(step)
  while (sorted.length < steps.length) {
    for (const step of cutCircle(steps.filter((waiting) => !taken.has(waiting)))) take(step)
  }
  return sorted
}
