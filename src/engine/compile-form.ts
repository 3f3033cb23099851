import type { Choice, SurveyDefinition } from '../contract/definition.ts'
import { orderSteps } from './dependency-order.ts'
import { type Compiled, compile, type Names } from './expression/evaluate.ts'
import { type Ast, parse } from './expression/parse.ts'
import type { ExpressionNode, NodeSet } from './expression/value.ts'
import type { reportCircle } from './find-circle.ts'
import { type ExpressionColumn, expressionColumns, type FormItem, formItems } from './form-item.ts'
import type { FormProblem } from './form-problem.ts'
import type { Form, Place } from './types.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { Work } from './work.ts'

/** What a session works with; behind the opaque `Form`. */
export interface CompiledForm extends Form {
  /** In document order; the first is the form itself. */
  readonly items: readonly FormItem[]
  readonly root: FormItem
  readonly byName: ReadonlyMap<string, readonly FormItem[]>
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
  const byName = groupByName(items)
  const problems: FormProblem[] = []
  const parsed = new Map<string, Ast>()
  const parseOnce = (expression: string): Ast => {
    const ast = parsed.get(expression) ?? parse(expression)
    parsed.set(expression, ast)
    return ast
  }
  const compileAt = (expression: string, names: Names, at: Place): Compiled => {
    const compiled = compile(expression, names, parseOnce)
    for (const problem of compiled.problems) {
      problems.push({
        kind: 'expression',
        at: { ...at, position: problem.position },
        problem,
        isHarmless: at.column === 'instance_name',
      })
    }
    return compiled
  }
  for (const item of items) {
    for (const [column, expression] of expressionsOf(item)) {
      const at = { question: item.name, column, pointer: `${item.pointer}/${column}` }
      // XLSForm puts commas between several triggers; as an expression they are a union.
      const written = column === 'trigger' ? expression.replaceAll(',', '|') : expression
      item.compiled(column, compileAt(written, namesFor(item, column, root, byName, functions), at))
    }
    yield
  }
  const setting = (column: 'usable' | 'submit_when' | 'instance_name') => {
    const expression = definition.settings[column]
    const names = { root, context: root, find: (name: string) => findName(byName, name), functions }
    return expression === undefined
      ? undefined
      : compileAt(expression, names, { column, pointer: `/settings/${column}` })
  }
  const usable = setting('usable')
  const submitWhen = setting('submit_when')
  // Only for its mistakes: what it says is asked of a session, and by no phone.
  setting('instance_name')
  orderSteps(items, (waiting) => {
    const circle = report?.(waiting)
    problems.push(circle?.problem ?? { kind: 'cycle', at: {}, circle: [] })
    return circle?.steps ?? waiting
  })
  return { definition, items, root, byName, rowsOf: rowsOnce(), usable, submitWhen, problems, vocabulary }
}

/** The names that an expression at an item may use. */
export function namesFor(
  item: FormItem,
  column: ExpressionColumn,
  root: FormItem,
  byName: ReadonlyMap<string, readonly FormItem[]>,
  functions: Vocabulary['functions'],
): Names<FormItem> {
  const names = { root, context: item, find: (name: string) => findName(byName, name), functions }
  if (column !== 'choice_filter') return names
  return { ...names, columns: new Set(item.choices?.flatMap((choice) => Object.keys(choice)) ?? ['name']) }
}

export function findName(
  byName: ReadonlyMap<string, readonly FormItem[]>,
  name: string,
): FormItem | 'ambiguous' | undefined {
  const found = byName.get(name)
  return found && found.length > 1 ? 'ambiguous' : found?.[0]
}

function groupByName(items: readonly FormItem[]): Map<string, FormItem[]> {
  const byName = new Map<string, FormItem[]>()
  for (const item of items.slice(1)) {
    const known = byName.get(item.name)
    if (known) known.push(item)
    else byName.set(item.name, [item])
  }
  return byName
}

function expressionsOf({ source }: FormItem): [ExpressionColumn, string][] {
  const columns = source as { readonly [column in ExpressionColumn]?: string } // each kind of row has some of them
  return expressionColumns.flatMap((column) => {
    const expression = columns[column]
    return expression === undefined || (column === 'default' && !isDynamic(expression)) ? [] : [[column, expression]]
  })
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
