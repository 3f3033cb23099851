import type { CompiledForm } from '../compile-form.ts'
import type { Ast, BinaryOperator } from '../expression/parse.ts'
import { expressionColumns, type FormItem, isSelect } from '../form-item.ts'
import type { Finding } from '../types.ts'
import { itemOf } from './atoms.ts'
import { at } from './finding.ts'
import { partsOf, tryParse } from './walk-expression.ts'

const numeric = new Set(['integer', 'decimal', 'range'])
const days = new Set(['date', 'dateTime', 'today', 'start', 'end'])
const ordering = new Set<BinaryOperator>(['<', '<=', '>', '>='])
const comparing = new Set<BinaryOperator>(['=', '!=', ...ordering])
const counting = new Set<BinaryOperator>(['+', '-', '*', 'div', 'mod'])
const ofChoices = new Set(['selected', 'count-selected', 'selected-at'])

/** Values that are compared or computed with as what they are not: it is never an error, and never what was meant. */
export function lintTypes(form: CompiledForm): Finding[] {
  return form.items.flatMap((item) =>
    expressionColumns.flatMap((column) => {
      const written = item.expressions[column] ? Reflect.get(item.source, column) : undefined
      const ast = typeof written === 'string' ? tryParse(written) : undefined
      const self = column === 'choice_filter' ? undefined : item
      return [...(ast ? partsOf(ast) : [])].flatMap((part) => {
        const found = mismatchOf(part, form, self)
        return found ? [at('warning', 'type-mismatch', item, column, found.sentence, found.position)] : []
      })
    }),
  )
}

interface Mismatch {
  readonly sentence: string
  readonly position: number
}

function mismatchOf(part: Ast, form: CompiledForm, self: FormItem | undefined): Mismatch | null {
  if (part.type === 'call') {
    const [first] = part.args
    const item = ofChoices.has(part.name) ? itemOf(first, form, self) : undefined
    if (!first || !item || isSelect(item) || !isAsked(item)) return null
    return {
      sentence: `${part.name}() looks at chosen answers, and ${item.name} is a ${item.source.type} question. Compare it with =.`,
      position: first.at,
    }
  }
  if (part.type !== 'binary') return null
  if (counting.has(part.operator)) return textInSum(part)
  if (!comparing.has(part.operator)) return null
  return (
    compared(part.left, part.right, part.operator, form, self) ??
    compared(part.right, part.left, part.operator, form, self)
  )
}

/** Calculations and hidden values may hold anything. */
const isAsked = (item: FormItem): boolean => !item.isHidden && !item.isUnsupported && item.source.type !== 'text'

function textInSum({ left, right, operator }: Ast & { type: 'binary' }): Mismatch | null {
  const text = [left, right].find((side) => side.type === 'string' && !isNumber(side.value) && !isDay(side.value))
  if (text?.type !== 'string') return null
  const mend = operator === '+' ? 'To put texts together write concat(…).' : 'Write a number.'
  return { sentence: `"${operator}" counts with numbers, and '${text.value}' is none. ${mend}`, position: text.at }
}

function compared(
  question: Ast,
  literal: Ast,
  operator: BinaryOperator,
  form: CompiledForm,
  self: FormItem | undefined,
): Mismatch | null {
  const item = itemOf(question, form, self)
  if (!item || (literal.type !== 'string' && literal.type !== 'number')) return null
  const { type } = item.source
  const text = String(literal.value).trim()
  if (text === '') return ordering.has(operator) && literal.type === 'string' ? emptyOrder(literal) : null
  const position = literal.at
  if (numeric.has(type) && !isNumber(text))
    return {
      sentence: `${item.name} holds a number, and '${text}' is none. Write a number, without quotation marks.`,
      position,
    }
  if (days.has(type) && !isDay(text))
    return {
      sentence: `${item.name} holds a day, and ${text} is none. Write it as '2026-12-31', or count days with decimal-date-time().`,
      position,
    }
  if (
    type === 'select_one' &&
    ordering.has(operator) &&
    item.choices &&
    !item.choices.some(({ name }) => isNumber(name))
  )
    return {
      sentence: `none of the choices of ${item.name} is a number, so this never holds. Compare with = and the name of a choice.`,
      position,
    }
  return null
}

const emptyOrder = (literal: Ast): Mismatch => ({
  sentence: `nothing is less or more than ''. To ask whether there is an answer write != ''.`,
  position: literal.at,
})

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text))
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(text)
