import type { Beginning } from './beginning.ts'
import { calculated, isRecomputed } from './calculation.ts'
import { filteredChoices } from './choice-list.ts'
import { type CompiledForm, isDynamic } from './compile-form.ts'
import { isReadonly, isRequired, violationOf } from './constraint.ts'
import { isFed, type Step } from './dependency-order.ts'
import { evaluationEnv } from './evaluation-env.ts'
import type { EvaluationEnv } from './expression/scope.ts'
import type { FormItem } from './form-item.ts'
import { FormNode, nodesOf } from './form-node.ts'
import { notedAtStart } from './metadata.ts'
import { isRelevant } from './relevant.ts'
import { initialCount, instanceCount } from './repeat.ts'
import { StepQueue } from './step-queue.ts'
import type { SessionEnv } from './types.ts'
import { normalise } from './value-types/normalise.ts'
import { stride, type Work } from './work.ts'

/** The living nodes of one form, kept consistent: after any change, what depends on it is recomputed and nothing else. */
export class FormState {
  readonly form: CompiledForm
  readonly env: EvaluationEnv
  readonly root: FormNode
  /** Nodes whose public state may differ since it was last asked for. */
  readonly touched = new Set<FormNode>()
  /** True when nodes came, went or moved since it was last asked for. */
  isRestructured = true
  readonly #beginning: Beginning
  #hasBegun = false
  readonly #queue: StepQueue
  /** The only node of each item that is in no repeat, by the item's id. */
  readonly #single: FormNode[] = []

  constructor(form: CompiledForm, env: SessionEnv, beginning: Beginning) {
    this.form = form
    this.env = evaluationEnv(form, env, this)
    this.#beginning = beginning
    this.#queue = new StepQueue(form.steps)
    this.root = new FormNode(form.root, undefined, this.env)
    this.#single[form.root.id] = this.root
  }

  /** Makes the nodes and computes all of them once; to be done before anything else. */
  *begin(): Work<void> {
    this.#populate(this.root)
    for (const step of this.form.steps) {
      if (step.rank % stride === 0) yield
      const only = this.#single[step.item.id]
      if (only) this.#runStep(step, only)
      else for (const node of nodesOf(step.item, this.root, false)) this.#runStep(step, node)
    }
    this.#hasBegun = true
  }

  /** Recomputes what depends on a node's answer after it was entered. */
  entered(node: FormNode): void {
    this.#touch(node)
    const value = node.item.step('value')
    if (value) this.#queue.add(value, node)
    this.#settle()
  }

  /** Gives a repeat so many instances, from the end or, with `at`, by taking out the one at that index. */
  resize(repeat: FormNode, count: number, at?: number): void {
    this.#resize(repeat, count, at)
    this.#settle()
  }

  /**
   * Puts the instance at one index to another. That is no answer: what a person typed over a calculation stays hers,
   * and no trigger fires.
   */
  move(repeat: FormNode, from: number, to: number): void {
    if (from === to) return
    repeat.children.splice(to, 0, ...repeat.children.splice(from, 1))
    this.#renumber(repeat, Math.min(from, to), Math.max(from, to), isUntouched)
    this.#settle()
  }

  #settle(): void {
    for (let next = this.#queue.take(); next; next = this.#queue.take()) {
      const { step, nodes } = next
      for (const node of nodes) if (this.#runStep(step, node)) this.#enqueueDependents(step, node)
    }
  }

  /** Notes that the public state of a node may differ; where everything is told anew, that goes without saying. */
  #touch(node: FormNode): void {
    if (!this.isRestructured) this.touched.add(node)
  }

  #enqueueDependents(step: Step, node: FormNode, mayRun: MayRun = always): void {
    const { steps } = step.item
    for (let index = steps.indexOf(step) + 1; index < steps.length; index += 1) {
      const later = steps[index] as Step // the index is within the list
      if (isFed(step.kind, later.kind) && mayRun(later, node)) this.#queue.add(later, node)
    }
    if (step.kind === 'relevant') this.#enqueueBelow(node)
    for (const { step: dependent, via, isWide } of step.dependents) {
      if (via === 'order') continue
      for (const reached of this.#nodes(dependent.item, isWide ? this.root : node, false)) {
        if (mayRun(dependent, reached)) this.#queue.add(dependent, reached)
      }
    }
  }

  #enqueueBelow(node: FormNode): void {
    for (const child of node.children) {
      if (child.isInstance) this.#enqueueBelow(child)
      else this.#queue.add(child.item.steps[0] as Step, child) // the first step of every item is `relevant`
    }
  }

  /** @returns true when what others read of the node has changed */
  #runStep({ kind }: Step, node: FormNode): boolean {
    switch (kind) {
      case 'relevant':
        return this.#setRelevant(node, isRelevant(node, this.#beginning.assumed?.isRelevant))
      case 'count':
        return this.#resize(node, this.#beginning.assumed ? node.children.length : instanceCount(node))
      case 'choices':
        return this.#setChoices(node)
      case 'default':
        return this.#applyDefault(node)
      case 'calculate':
      case 'trigger':
        return this.#calculate(node, kind)
      case 'value':
        return this.#setValue(node)
      case 'check':
        return this.#check(node)
      default:
        return kind satisfies never
    }
  }

  #setRelevant(node: FormNode, relevant: boolean): boolean {
    if (node.relevant === relevant) return false
    node.relevant = relevant
    this.#touch(node)
    for (const instance of node.isRepeat ? node.children : []) {
      instance.relevant = relevant
      this.#touch(instance)
    }
    // Hidden values are the program's, not a person's to take back.
    if (!relevant && node.item.isErased && !node.item.isFilledByApp) this.#forget(node)
    return true
  }

  #forget(node: FormNode): void {
    node.entered = ''
    node.isEdited = false
    if (node.isRepeat) this.#resize(node, Math.min(initialCount(node), node.children.length))
  }

  #setChoices(node: FormNode): boolean {
    if (this.#beginning.assumed?.hasAllChoices(node.item)) return false
    const choices = filteredChoices(node, this.form.rowsOf)
    const before = node.choices ?? []
    if (choices.length === before.length && choices.every((choice, index) => choice === before[index])) return false
    node.choices = choices
    this.#touch(node)
    return true
  }

  #applyDefault(node: FormNode): boolean {
    if (!node.awaitsDefault) return false
    node.awaitsDefault = false
    return this.#enter(node, calculated(node, 'default'))
  }

  #calculate(node: FormNode, kind: 'calculate' | 'trigger'): boolean {
    const { isStarting } = node
    node.isStarting = false
    if (!node.relevant) return kind === 'calculate' && isRecomputed(node) && this.#enter(node, '')
    // At the start a trigger has not fired yet, and what a person changed before the session was saved is still her answer.
    if (isStarting && (kind === 'trigger' || node.isEdited)) return false
    node.isEdited = false
    return this.#enter(node, calculated(node, 'calculation'))
  }

  #enter(node: FormNode, text: string): boolean {
    if (node.entered === text) return false
    node.entered = text
    this.#touch(node)
    return true
  }

  #setValue(node: FormNode): boolean {
    const understood = node.relevant ? normalise(node.entered, node.item, node.choices) : ''
    const value = understood ?? ''
    const isChanged = value !== node.value || (understood !== undefined) !== node.isUnderstood
    node.isUnderstood = understood !== undefined
    if (isChanged) this.#touch(node)
    node.value = value
    return isChanged
  }

  #check(node: FormNode): boolean {
    node.required = isRequired(node)
    node.readonly = isReadonly(node)
    node.violation = violationOf(node)
    this.#touch(node)
    return false
  }

  #resize(repeat: FormNode, count: number, at = repeat.children.length - 1): boolean {
    const before = repeat.children.length
    while (repeat.children.length > count) repeat.children.splice(Math.min(at, repeat.children.length - 1), 1)
    while (repeat.children.length < count) this.#addInstance(repeat)
    if (repeat.children.length === before) return false
    this.#renumber(repeat, Math.min(at, before), repeat.children.length)
    return true
  }

  /** Instances from `first` to `last` have a new place: that concerns what is in them, and whoever looks at them from outside. */
  #renumber(repeat: FormNode, first: number, last: number, mayRun?: MayRun): void {
    this.isRestructured = true
    repeat.children.forEach((instance, index) => {
      instance.position = index + 1
      if (this.#hasBegun && index >= first && index <= last) this.#enqueueAll(instance)
    })
    if (!this.#hasBegun) return
    const count = repeat.item.step('count')
    if (count) this.#enqueueDependents(count, repeat, mayRun)
  }

  /** Everything in an instance that is new or has moved up: its position may be part of any expression in it. */
  #enqueueAll(node: FormNode): void {
    for (const step of node.isInstance ? [] : node.item.steps)
      if (node.isStarting || isUntouched(step, node)) this.#queue.add(step, node)
    for (const child of node.children) this.#enqueueAll(child)
  }

  #addInstance(repeat: FormNode): void {
    const instance = new FormNode(repeat.item, repeat, this.env)
    instance.relevant = repeat.relevant
    repeat.children.push(instance)
    instance.path = `${repeat.path}[${repeat.children.length}]`
    this.#populate(instance)
  }

  /** Makes the nodes below, with what was entered in them before or their static default. */
  #populate(above: FormNode): void {
    for (const item of above.item.children) {
      const node = new FormNode(item, above, this.env)
      node.path = `${above.path}/${item.name}`
      above.children.push(node)
      if (item.repeats.length === 0) this.#single[item.id] = node
      if (item.question) this.#begin(node)
      else if (!item.isRepeat) this.#populate(node)
      else {
        const count = (this.#hasBegun ? undefined : this.#beginning.count(node.path)) ?? initialCount(node)
        while (node.children.length < Math.min(count, item.maxInstances)) this.#addInstance(node)
        node.children.forEach((instance, index) => {
          instance.position = index + 1
        })
      }
    }
  }

  #begin(node: FormNode): void {
    const entry = this.#hasBegun && !node.item.isFilledByApp ? undefined : this.#beginning.entry(node.path, node.item)
    const initial = notedAtStart(node.item.source.type, this.env) ?? node.item.question?.default
    if (entry !== undefined) {
      node.entered = entry
      node.isEdited = node.item.expressions.calculation !== undefined
      node.awaitsDefault = false
    } else if (initial !== undefined && !isDynamic(initial)) {
      // What is no answer to its own question would be an error that nobody made.
      node.entered = normalise(initial, node.item, node.item.choices) === undefined ? '' : initial
    }
  }

  /** What an expression at a node means by the name of another. */
  lookup(item: FormItem, from: FormNode): readonly FormNode[] {
    const nodes = this.#nodes(item, from, true)
    return item.isRepeat ? nodes.flatMap((repeat) => (repeat.relevant ? repeat.children : [])) : nodes
  }

  #nodes(item: FormItem, from: FormNode, onlyRelevant: boolean): readonly FormNode[] {
    const only = this.#single[item.id]
    return only ? [only] : nodesOf(item, from, onlyRelevant)
  }
}

type MayRun = (step: Step, node: FormNode) => boolean

const always: MayRun = () => true

/** False for a calculation that a person has changed, and for one that waits for its trigger. */
const isUntouched: MayRun = ({ kind }, { isEdited }) => (kind === 'calculate' ? !isEdited : kind !== 'trigger')
