import type { Choice, SurveyDefinition, SurveyNode, SurveyQuestion } from '../contract/definition.ts'
import { isUnsupported, unseenTypes } from '../contract/question-types.ts'
import type { Step, StepKind } from './dependency-order.ts'
import type { Compiled, StaticNode } from './expression/evaluate.ts'
import { readParameters, wholeNumber } from './parameters.ts'
import type { Normalise } from './value-types/normalise.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The columns that hold expressions; `default` only when it is one. */
export const expressionColumns = [
  'relevant',
  'required',
  'readonly',
  'constraint',
  'calculation',
  'trigger',
  'choice_filter',
  'repeat_count',
  'default',
] as const
export type ExpressionColumn = (typeof expressionColumns)[number]

const typesFilledByApp = ['hidden', 'deviceid', 'username', 'phonenumber', 'email']

/** A guard, not a rule of any survey: an answer such as 1000000 to "how many?" must not make a million forms. */
const maxInstances = 1000

// Shared, because a form has a thousand questions and most have none of these.
const noItems: FormItem[] = []
const noSteps: readonly Step[] = []
export const noExpressions = {}

/** One row of the definition, linked to its neighbours; there is one per form, however many instances a session makes. */
export class FormItem implements StaticNode {
  readonly id: number
  readonly source: SurveyNode
  readonly parent: FormItem | undefined
  /** Place among the parent's children. */
  readonly index: number
  readonly children: FormItem[]
  /** The repeats around it, outermost first; a repeat is not among its own. */
  readonly repeats: readonly FormItem[]
  readonly part: string
  /** True when answers here are forgotten as soon as they stop being relevant. */
  readonly isErased: boolean
  readonly parameters: ReadonlyMap<string, string>
  readonly choices: readonly Choice[] | undefined
  /** How its answer is read; undefined where whatever stands there is kept. */
  readonly normalise: Normalise | undefined
  expressions: Readonly<Partial<Record<ExpressionColumn, Compiled>>> = noExpressions
  /** What is recomputed of it, each after those before it. */
  steps: readonly Step[] = noSteps

  constructor(
    id: number,
    source: SurveyNode,
    parent: FormItem | undefined,
    definition: SurveyDefinition,
    types: Vocabulary['types'],
  ) {
    this.id = id
    this.source = source
    this.parent = parent
    this.index = parent?.children.length ?? 0
    this.repeats = parent ? (parent.isRepeat ? [...parent.repeats, parent] : parent.repeats) : []
    this.part = source.part ?? parent?.part ?? definition.settings.parts[0] ?? ''
    this.isErased = source.when_not_relevant ? source.when_not_relevant === 'erase' : (parent?.isErased ?? false)
    this.parameters = readParameters(source.parameters)
    this.choices =
      this.question?.list !== undefined && Object.hasOwn(definition.choices, this.question.list)
        ? definition.choices[this.question.list]
        : undefined
    this.normalise = types.get(source.type)
    this.children = this.question ? noItems : []
    parent?.children.push(this)
  }

  get name(): string {
    return this.source.name
  }

  get isRepeat(): boolean {
    return this.source.type === 'repeat'
  }

  get question(): SurveyQuestion | undefined {
    return this.source.type === 'group' || this.source.type === 'repeat' ? undefined : this.source
  }

  /** Seen by nobody, so that no page and no message may depend on it. */
  get isHidden(): boolean {
    return isOneOf(unseenTypes, this.source.type)
  }

  /** Known to the app that opens the form, by the question's name, and not entered by anybody. */
  get isFilledByApp(): boolean {
    return isOneOf(typesFilledByApp, this.source.type)
  }

  /** Nobody can answer it here, so nobody may be kept from going on by it. */
  get isUnsupported(): boolean {
    return isUnsupported(this.source)
  }

  /** Stands in the definition only: nothing is entered and nothing is sent. */
  get isWithoutAnswer(): boolean {
    return this.source.type === 'note' || this.source.type.endsWith('-external')
  }

  get minInstances(): number {
    return wholeNumber(this.parameters.get('min')) ?? 0
  }

  get maxInstances(): number {
    return Math.min(wholeNumber(this.parameters.get('max')) ?? maxInstances, maxInstances)
  }

  step(kind: StepKind): Step | undefined {
    return this.steps.find((step) => step.kind === kind)
  }

  child(name: string): FormItem | undefined {
    return this.children.find((child) => child.name === name)
  }

  hasAppearance(word: string): boolean {
    return this.source.appearance?.split(/\s+/).includes(word) ?? false
  }

  isInside(repeat: FormItem): boolean {
    return this.repeats.includes(repeat)
  }
}

/** No getter, so that phones need not carry it. */
export function isSelect({ source }: FormItem): boolean {
  return source.type === 'select_one' || source.type === 'select_multiple' || source.type === 'rank'
}

function isOneOf(types: readonly string[], type: string): boolean {
  return types.includes(type)
}

/** All rows in document order; the first is the form itself, which is no row. */
export function formItems(definition: SurveyDefinition, types: Vocabulary['types']): readonly FormItem[] {
  const root = new FormItem(0, { type: 'group', name: '', children: definition.survey }, undefined, definition, types)
  const items = [root]
  const addChildren = (parent: FormItem, children: readonly SurveyNode[]): void => {
    for (const source of children) {
      const item = new FormItem(items.length, source, parent, definition, types)
      items.push(item)
      if (source.type === 'group' || source.type === 'repeat') addChildren(item, source.children)
    }
  }
  addChildren(root, definition.survey)
  return items
}
