import type { FormItem } from '../form-item.ts'
import type { Atom, Together } from './atoms.ts'

/**
 * Whether no answer meets all conditions at once. Says so only where it is certain.
 * @param neverAsked questions that always stay empty
 */
export function isContradiction(together: Together, neverAsked: ReadonlySet<FormItem> = new Set()): boolean {
  const groups = new Map<string, Atom[]>()
  for (const atom of together) {
    const key = `${atom.item.id} ${atom.of}`
    groups.set(key, [...(groups.get(key) ?? []), atom])
  }
  return [...groups.values()].some((atoms) => isImpossible(atoms, neverAsked))
}

function isImpossible(atoms: readonly Atom[], neverAsked: ReadonlySet<FormItem>): boolean {
  const [{ item, of } = {}] = atoms
  if (!item || !of) return false
  if (neverAsked.has(item)) return of === 'answer' && !atoms.every((atom) => holdsFor(atom, ''))
  const { type } = item.source
  if (of === 'answer' && type === 'select_one' && item.choices) {
    const names = item.choices.map(({ name }) => name)
    return !['', ...names, ...namesIn(atoms)].some((name) => atoms.every((atom) => holdsFor(atom, name)))
  }
  return hasEmptyRange(atoms, item, of) || hasTwoValues(atoms)
}

/** Choices that no list has are a slip of their own, and reported as one. */
function namesIn(atoms: readonly Atom[]): string[] {
  return atoms.map(({ test }) => ('has' in test ? test.has : String(test.value)))
}

function holdsFor({ test }: Atom, answer: string): boolean {
  if ('has' in test) return answer.split(/\s+/).includes(test.has) !== test.isNot
  const { operator, value } = test
  if (typeof value === 'string' && (operator === '=' || operator === '!='))
    return (answer === value) === (operator === '=')
  const left = answer.trim() === '' ? Number.NaN : Number(answer)
  const right = typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value)
  switch (operator) {
    case '=':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    default:
      return operator satisfies never
  }
}

/** Bounds that leave no number between them. */
function hasEmptyRange(atoms: readonly Atom[], item: FormItem, of: Atom['of']): boolean {
  const isWhole = of !== 'answer' || item.source.type === 'integer'
  let [low, high] = limitsOf(item, of)
  let isBounded = false
  for (const { test } of atoms) {
    if ('has' in test || test.operator === '!=') continue
    const value = numberOf(test.value)
    if (value === undefined) continue
    isBounded = true
    const step = isWhole ? 1 : Number.MIN_VALUE
    const above = isWhole ? Math.floor(value) + 1 : nextAfter(value, step)
    const below = isWhole ? Math.ceil(value) - 1 : nextAfter(value, -step)
    if (test.operator === '>') low = Math.max(low, above)
    if (test.operator === '>=') low = Math.max(low, value)
    if (test.operator === '<') high = Math.min(high, below)
    if (test.operator === '<=') high = Math.min(high, value)
    if (test.operator === '=') [low, high] = [Math.max(low, value), Math.min(high, value)]
  }
  return isBounded && (low > high || (isWhole && Math.ceil(low) > Math.floor(high)))
}

/** The next number that a person could mean: nobody tells 5 from what lies closer to it than this. */
const nextAfter = (value: number, direction: number): number =>
  value + Math.sign(direction) * Math.max(1e-9, Math.abs(value) * 1e-12)

function numberOf(value: string | number): number | undefined {
  if (typeof value === 'number') return value
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined
}

/** What a question's type allows by itself. */
function limitsOf(item: FormItem, of: Atom['of']): [number, number] {
  if (of === 'length') return [0, Number.POSITIVE_INFINITY]
  if (of === 'count') return [0, item.choices?.length ?? Number.POSITIVE_INFINITY]
  if (item.source.type === 'integer') return [-2_147_483_648, 2_147_483_647]
  if (item.source.type !== 'range') return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const [start, end] = [Number(item.parameters.get('start') ?? 1), Number(item.parameters.get('end') ?? 10)]
  return [Math.min(start, end), Math.max(start, end)]
}

/** An answer that must be two things at once, or what it must not be, or empty and something. */
function hasTwoValues(atoms: readonly Atom[]): boolean {
  const equal = new Map<string, string | number>()
  const unequal = new Set<string>()
  let needsAnswer = false
  for (const { test, of } of atoms) {
    if (of !== 'answer') return false
    if ('has' in test) needsAnswer ||= !test.isNot
    // As a number 1.0 is 1, as a text it is not: each kind is held against itself alone.
    else if (test.operator === '=') equal.set(`${typeof test.value} ${test.value}`, test.value)
    else if (test.operator === '!=') unequal.add(`${typeof test.value} ${test.value}`)
    else needsAnswer = true
  }
  const values = [...equal.values()]
  const texts = values.filter((value) => typeof value === 'string')
  const numbers = values.filter((value) => typeof value === 'number')
  const isNoNumber = numbers.length > 0 && texts.some((text) => numberOf(text) === undefined)
  if (texts.length > 1 || numbers.length > 1 || isNoNumber) return true
  return (
    [...equal.keys()].some((key) => unequal.has(key)) || (texts[0] === '' && (needsAnswer || unequal.has('string ')))
  )
}
