import type { CompiledForm } from '../compile-form.ts'
import type { Ast, BinaryOperator } from '../expression/parse.ts'
import { type FormItem, isSelect } from '../form-item.ts'

type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

/** One condition on one question that can be reasoned about: on its answer, on its length, or on how many are chosen. */
export interface Atom {
  readonly item: FormItem
  readonly of: 'answer' | 'length' | 'count'
  readonly test:
    | { readonly operator: Comparison; readonly value: string | number }
    | { readonly has: string; readonly isNot: boolean }
}

/** Conditions that hold together; what could not be understood is left out, so that less is claimed and never more. */
export type Together = readonly Atom[]

/** More ways than that are not looked at. */
const maxWays = 64

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}
const opposite: Readonly<Record<Comparison, Comparison>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
}
const isComparison = (operator: BinaryOperator): operator is Comparison => operator in mirrored

/**
 * The ways in which a condition can hold: it does when all of one of them hold. None at all says that it never does;
 * null that there are too many.
 * @param self what `.` means
 */
export function waysOf(
  ast: Ast,
  form: CompiledForm,
  self: FormItem | undefined,
  isNot = false,
): readonly Together[] | null {
  if (ast.type === 'call' && ast.name === 'not' && ast.args[0]) return waysOf(ast.args[0], form, self, !isNot)
  if (ast.type === 'call' && (ast.name === 'true' || ast.name === 'false'))
    return (ast.name === 'true') === isNot ? [] : [[]]
  if (ast.type === 'binary' && (ast.operator === 'and' || ast.operator === 'or')) {
    const left = waysOf(ast.left, form, self, isNot)
    const right = waysOf(ast.right, form, self, isNot)
    if (!left || !right) return null
    const ways = (ast.operator === 'and') === isNot ? [...left, ...right] : crossed(left, right)
    return ways.length > maxWays ? null : ways
  }
  const atom = atomOf(ast, form, self, isNot)
  return [atom ? [atom] : []]
}

/** Both conditions at once. */
export function crossed(left: readonly Together[], right: readonly Together[]): readonly Together[] {
  return left.flatMap((one) => right.map((other) => [...one, ...other]))
}

function atomOf(ast: Ast, form: CompiledForm, self: FormItem | undefined, isNot: boolean): Atom | null {
  if (ast.type === 'call' && ast.name === 'selected') {
    const item = itemOf(ast.args[0], form, self)
    const has = ast.args[1]
    return item !== undefined && isSelect(item) && has?.type === 'string' && has.value.trim() !== ''
      ? { item, of: 'answer', test: { has: has.value.trim(), isNot } }
      : null
  }
  if (ast.type !== 'binary' || !isComparison(ast.operator)) return null
  const value = literalOf(ast.right) ?? literalOf(ast.left)
  const isMirrored = literalOf(ast.right) === undefined
  const subject = subjectOf(isMirrored ? ast.right : ast.left, form, self)
  if (!subject || value === undefined) return null
  const operator = isMirrored ? mirrored[ast.operator] : ast.operator
  // While a question is unanswered, "not more than 5" holds and "at most 5" does not: only = and != have opposites.
  if (isNot && operator !== '=' && operator !== '!=') return null
  return { ...subject, test: { operator: isNot ? opposite[operator] : operator, value } }
}

function literalOf(ast: Ast): string | number | undefined {
  if (ast.type === 'string' || ast.type === 'number') return ast.value
  return ast.type === 'negate' && ast.operand.type === 'number' ? -ast.operand.value : undefined
}

function subjectOf(ast: Ast, form: CompiledForm, self: FormItem | undefined): Pick<Atom, 'item' | 'of'> | null {
  const measures: Readonly<Record<string, Atom['of']>> = { 'string-length': 'length', 'count-selected': 'count' }
  const of = ast.type === 'call' ? measures[ast.name] : 'answer'
  const item = itemOf(ast.type === 'call' ? ast.args[0] : ast, form, self)
  return item && of ? { item, of } : null
}

/** The one question that a part of an expression stands for; what stands in a repeat may be many. */
export function itemOf(ast: Ast | undefined, form: CompiledForm, self: FormItem | undefined): FormItem | undefined {
  if (
    ast?.type === 'path' &&
    ast.from === 'context' &&
    ast.steps.every(({ axis, predicates }) => axis === 'self' && predicates.length === 0)
  )
    return self
  if (ast?.type !== 'reference') return undefined
  const found = form.find(ast.name)
  if (found === undefined || found === 'ambiguous' || !found.question) return undefined
  const isAlone = found.repeats.every((repeat) => self?.repeats.includes(repeat))
  return isAlone ? found : undefined
}
