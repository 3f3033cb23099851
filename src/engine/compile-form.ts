import type { Choice, SurveyDefinition } from '../contract/definition.ts'
import { orderSteps, type Step } from './dependency-order.ts'
import { type Compiled, compile } from './expression/evaluate.ts'
import type { ExpressionNode, NodeSet } from './expression/value.ts'
import type { reportCircle } from './find-circle.ts'
import { expressionColumns, type FormItem, formItems } from './form-item.ts'
import type { FormProblem } from './form-problem.ts'
import type { Form } from './types.ts'
import type { Vocabulary } from './vocabulary.ts'
import { stride, type Work } from './work.ts'

/** What a session works with; behind the opaque `Form`. */
export interface CompiledForm extends Form {
  /** In document order; the first is the form itself. */
  readonly items: readonly FormItem[]
  readonly root: FormItem
  /** In the order of evaluation. */
  readonly steps: readonly Step[]
  /** Of those that share a name the first. */
  readonly byName: ReadonlyMap<string, FormItem>
  /** What an expression means by a name. */
  find(name: string): FormItem | 'ambiguous' | undefined
  /** The rows of a choice list, as a choice_filter sees them; made when first asked for, since most lists are never filtered. */
  rowsOf(list: readonly Choice[]): NodeSet
  readonly usable: Compiled | undefined
  readonly submitWhen: Compiled | undefined
  readonly problems: readonly FormProblem[]
  readonly vocabulary: Vocabulary
}

/**
 * Compiles a definition of the right shape. Never throws: `problems` tells what is wrong with its expressions.
 * @param report describes a circle for authors; browsers leave it out, since what they open was checked before
 */
export function* compileForm(
  definition: SurveyDefinition,
  vocabulary: Vocabulary,
  report?: typeof reportCircle,
): Work<CompiledForm> {
  const { functions, types } = vocabulary
  const items = formItems(definition, types)
  const root = items[0] as FormItem // formItems begins with the form itself
  const byName = new Map<string, FormItem>()
  const find = finder(items, byName)
  const problems: FormProblem[] = []
  const compileAt = (column: string, expression: string, item?: FormItem): Compiled => {
    const hasColumn = column === 'choice_filter' ? columnIn(item?.choices) : undefined
    const compiled = compile(expression, { root, context: item ?? root, find, functions, hasColumn })
    for (const problem of compiled.problems) {
      problems.push({ kind: 'expression', item, column, problem })
    }
    return compiled
  }
  for (const item of items) {
    const columns = item.source as { readonly [column in string]?: string } // each kind of row has some of them
    for (const column of expressionColumns) {
      const expression = columns[column]
      if (expression === undefined || (column === 'default' && !isDynamic(expression))) continue
      // XLSForm puts commas between several triggers; as an expression they are a union.
      const written = column === 'trigger' ? expression.replaceAll(',', '|') : expression
      item.expressions = { ...item.expressions, [column]: compileAt(column, written, item) }
    }
    if (item.id % stride === 0) yield
  }
  const setting = (column: 'usable' | 'submit_when' | 'instance_name') => {
    const expression = definition.settings[column]
    return expression === undefined ? undefined : compileAt(column, expression)
  }
  const usable = setting('usable')
  const submitWhen = setting('submit_when')
  // Only for its mistakes: what it says is asked of a session, and by no phone.
  if (report) setting('instance_name')
  const steps = orderSteps(items, (waiting) => {
    const circle = report?.(waiting)
    problems.push(circle?.problem ?? { kind: 'cycle', at: {}, circle: [] })
    return circle?.steps ?? waiting
  })
  return { definition, items, root, steps, byName, find, rowsOf: rowsOnce(), usable, submitWhen, problems, vocabulary }
}

/** What a choice_filter may name of a row. */
function columnIn(choices: readonly Choice[] = [{ name: '' }]): (name: string) => boolean {
  return (name) => choices.some((choice) => Object.hasOwn(choice, name))
}

/** Fills `byName` on the way. Apart from the compiler for the reason of `rowsOnce`. */
function finder(items: readonly FormItem[], byName: Map<string, FormItem>): CompiledForm['find'] {
  const shared = new Set<string>()
  for (const item of items.slice(1)) {
    if (byName.has(item.name)) shared.add(item.name)
    else byName.set(item.name, item)
  }
  return (name) => (shared.has(name) ? 'ambiguous' : byName.get(name))
}

/** A default is an expression when it points at a question or calls a function; anything else is the answer itself. */
export function isDynamic(text: string): boolean {
  return /\$\{|^[\s(]*-?[a-z][\w:-]*\(/.test(text)
}

/** Made apart from the compiler: a function keeps all alive that was around where it was made, here every parsed expression. */
function rowsOnce(): (list: readonly Choice[]) => NodeSet {
  const known = new Map<readonly Choice[], NodeSet>()
  return (list) => {
    const rows = known.get(list) ?? list.map(toRow)
    known.set(list, rows)
    return rows
  }
}

function toRow(choice: Choice, index: number): ExpressionNode {
  const childrenNamed = (name: string) => (Object.hasOwn(choice, name) ? [cell(name, String(choice[name]))] : [])
  return { ...cell('item', ''), position: index + 1, childrenNamed }
}

function cell(name: string, value: string): ExpressionNode {
  return { name, value, position: 1, parent: undefined, childrenNamed: () => [] }
}
