import { ExpressionSyntaxError } from './problem.ts'
import { Tokens } from './tokenize.ts'

export type BinaryOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod' | '|'

export interface Step {
  /** `filter` applies its predicates to the whole node-set before it, as in `${repeat}[2]`. */
  readonly axis: 'child' | 'parent' | 'self' | 'filter'
  readonly name: string
  readonly predicates: readonly Ast[]
  readonly at: number
}

/** `at` is the 0-based character at which the author would look. */
export type Ast =
  | { readonly type: 'number'; readonly value: number; readonly at: number }
  | { readonly type: 'string'; readonly value: string; readonly at: number }
  | { readonly type: 'reference'; readonly name: string; readonly at: number }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Ast[]; readonly at: number }
  | { readonly type: 'negate'; readonly operand: Ast; readonly at: number }
  | {
      readonly type: 'binary'
      readonly operator: BinaryOperator
      readonly left: Ast
      readonly right: Ast
      readonly at: number
    }
  | {
      readonly type: 'path'
      readonly from: Ast | 'root' | 'context'
      readonly steps: readonly Step[]
      readonly at: number
    }

// How strongly an operator binds. @source https://www.w3.org/TR/1999/REC-xpath-19991116/#section-Expressions
const binding: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
  '|': 8,
}
const unaryBinding = 7
const none: readonly Ast[] = []

/** Nested calls and brackets; far beyond what a person writes, far below what a stack holds. */
export const maxDepth = 200

/**
 * Reads an expression into a tree.
 * @throws ExpressionSyntaxError
 */
export function parse(expression: string): Ast {
  return new Parser(expression).parseAll()
}

class Parser {
  readonly #token: Tokens
  #depth = 0

  constructor(expression: string) {
    this.#token = new Tokens(expression)
  }

  parseAll(): Ast {
    const ast = this.#expression(0)
    if (this.#token.kind !== 'end') this.#fail()
    return ast
  }

  #is(operator: string): boolean {
    return this.#token.kind === 'operator' && this.#token.text === operator
  }

  #take(operator: string): boolean {
    const isThere = this.#is(operator)
    if (isThere) this.#token.next()
    return isThere
  }

  #expect(operator: string): void {
    if (!this.#take(operator)) this.#fail()
  }

  #fail(): never {
    const { at, kind, text } = this.#token
    const code = this.#is('//') || this.#is('@') ? 'unsupported-path' : 'syntax'
    throw new ExpressionSyntaxError(code, at, kind === 'reference' ? `\${${text}}` : text)
  }

  #expression(minBinding: number): Ast {
    const { at } = this.#token
    this.#depth += 1
    if (this.#depth > maxDepth) throw new ExpressionSyntaxError('too-deep', at, String(maxDepth))
    let left: Ast = this.#take('-') ? { type: 'negate', operand: this.#expression(unaryBinding), at } : this.#path()
    for (;;) {
      const { kind, text, at } = this.#token
      const operator = text as BinaryOperator // if it is none, it binds nothing
      const power = (kind === 'operator' && binding[operator]) || 0
      if (power <= minBinding) break
      this.#token.next()
      left = { type: 'binary', operator, left, right: this.#expression(power), at }
    }
    this.#depth -= 1
    return left
  }

  #path(): Ast {
    const { kind, text, at } = this.#token
    if (kind === 'operator' && text !== '(') {
      if (this.#take('/')) return this.#steps('root', [this.#step()], at)
      return this.#steps('context', [this.#step()], at)
    }
    if (kind === 'end') this.#fail()
    this.#token.next()
    if (kind === 'name' && !this.#is('(')) return this.#steps('context', [this.#child(text, at)], at)
    const primary = this.#primary(kind, text, at)
    const predicates = this.#predicates()
    const steps: Step[] = predicates.length > 0 ? [{ axis: 'filter', name: '', predicates, at }] : []
    if (this.#take('/')) steps.push(this.#step())
    return steps.length > 0 ? this.#steps(primary, steps, at) : primary
  }

  #steps(from: Ast | 'root' | 'context', steps: Step[], at: number): Ast {
    while (this.#take('/')) steps.push(this.#step())
    return { type: 'path', from, steps, at }
  }

  #step(): Step {
    const { kind, text, at } = this.#token
    if (this.#take('.')) return { axis: 'self', name: '', predicates: this.#predicates(), at }
    if (this.#take('..')) return { axis: 'parent', name: '', predicates: this.#predicates(), at }
    if (kind !== 'name') this.#fail()
    this.#token.next()
    return this.#child(text, at)
  }

  #child(name: string, at: number): Step {
    if (this.#is('::') || this.#is('('))
      throw new ExpressionSyntaxError('unsupported-path', at, name + this.#token.text)
    return { axis: 'child', name, predicates: this.#predicates(), at }
  }

  #predicates(): readonly Ast[] {
    if (!this.#is('[')) return none
    const predicates: Ast[] = []
    while (this.#take('[')) {
      predicates.push(this.#expression(0))
      this.#expect(']')
    }
    return predicates
  }

  /** What stands for itself; its first token is taken already. */
  #primary(kind: Tokens['kind'], text: string, at: number): Ast {
    if (kind === 'number') return { type: 'number', value: Number(text), at }
    if (kind === 'string') return { type: 'string', value: text, at }
    if (kind === 'reference') return { type: 'reference', name: text, at }
    if (kind === 'name') return { type: 'call', name: text, args: this.#args(), at }
    const inner = this.#expression(0)
    this.#expect(')')
    return inner
  }

  #args(): Ast[] {
    this.#expect('(')
    const args: Ast[] = []
    if (this.#take(')')) return args
    do args.push(this.#expression(0))
    while (this.#take(','))
    this.#expect(')')
    return args
  }
}
