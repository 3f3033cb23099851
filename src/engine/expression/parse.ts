import { ExpressionSyntaxError } from './problem.ts'
import { type Token, tokenize } from './tokenize.ts'

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

/** Nested calls and brackets; far beyond what a person writes, far below what a stack holds. */
export const maxDepth = 200

/**
 * Reads an expression into a tree.
 * @throws ExpressionSyntaxError
 */
export function parse(expression: string): Ast {
  return new Parser(tokenize(expression)).parseAll()
}

class Parser {
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parseAll(): Ast {
    const ast = this.#expression(0)
    if (this.#peek.kind !== 'end') this.#fail()
    return ast
  }

  get #peek(): Token {
    // The token list ends with `end`, which is never taken
    return this.#tokens[this.#next]!
  }

  #take(operator: string): boolean {
    const { kind, text } = this.#peek
    if (kind !== 'operator' || text !== operator) return false
    this.#next += 1
    return true
  }

  #expect(operator: string): void {
    if (!this.#take(operator)) this.#fail()
  }

  #fail(): never {
    const { at, kind, text } = this.#peek
    throw new ExpressionSyntaxError('syntax', at, kind === 'end' ? '' : kind === 'reference' ? `\${${text}}` : text)
  }

  #expression(minBinding: number): Ast {
    this.#depth += 1
    if (this.#depth > maxDepth) throw new ExpressionSyntaxError('too-deep', this.#peek.at, String(maxDepth))
    const { at } = this.#peek
    let left: Ast = this.#take('-') ? { type: 'negate', operand: this.#expression(unaryBinding), at } : this.#path()
    for (;;) {
      const token = this.#peek
      const power =
        token.kind === 'operator' && Object.hasOwn(binding, token.text) ? binding[token.text as BinaryOperator] : 0 // hasOwn has just shown it
      if (power <= minBinding) break
      this.#next += 1
      const operator = token.text as BinaryOperator // as above
      left = { type: 'binary', operator, left, right: this.#expression(power), at: token.at }
    }
    this.#depth -= 1
    return left
  }

  #path(): Ast {
    const token = this.#peek
    if (token.kind === 'operator') {
      if (token.text === '/') return this.#rootPath(token.at)
      if (token.text === '.' || token.text === '..') return this.#steps('context', [this.#step()], token.at)
      if (token.text === '//' || token.text === '@') {
        throw new ExpressionSyntaxError('unsupported-path', token.at, token.text)
      }
      if (token.text !== '(') this.#fail()
    }
    if (token.kind === 'name' && !this.#isCall()) return this.#steps('context', [this.#step()], token.at)
    const primary = this.#primary()
    const predicates = this.#predicates()
    const steps: Step[] = predicates.length > 0 ? [{ axis: 'filter', name: '', predicates, at: token.at }] : []
    if (this.#take('/')) steps.push(this.#step())
    return steps.length > 0 ? this.#steps(primary, steps, token.at) : primary
  }

  #rootPath(at: number): Ast {
    this.#next += 1
    return this.#steps('root', [this.#step()], at)
  }

  #steps(from: Ast | 'root' | 'context', steps: Step[], at: number): Ast {
    while (this.#take('/')) steps.push(this.#step())
    if (this.#peek.text === '//' && this.#peek.kind === 'operator') {
      throw new ExpressionSyntaxError('unsupported-path', this.#peek.at, '//')
    }
    return { type: 'path', from, steps, at }
  }

  #step(): Step {
    const { kind, text, at } = this.#peek
    this.#next += 1
    if (kind === 'operator' && text === '.') return { axis: 'self', name: '', predicates: this.#predicates(), at }
    if (kind === 'operator' && text === '..') return { axis: 'parent', name: '', predicates: this.#predicates(), at }
    if (kind === 'operator' && text === '@') throw new ExpressionSyntaxError('unsupported-path', at, '@')
    if (kind !== 'name') {
      this.#next -= 1
      this.#fail()
    }
    if (this.#peek.kind === 'operator' && (this.#peek.text === '::' || this.#peek.text === '(')) {
      throw new ExpressionSyntaxError('unsupported-path', at, `${text}${this.#peek.text}`)
    }
    return { axis: 'child', name: text, predicates: this.#predicates(), at }
  }

  #predicates(): Ast[] {
    const predicates: Ast[] = []
    while (this.#take('[')) {
      predicates.push(this.#expression(0))
      this.#expect(']')
    }
    return predicates
  }

  #isCall(): boolean {
    const after = this.#tokens[this.#next + 1]
    return after?.kind === 'operator' && after.text === '('
  }

  #primary(): Ast {
    const { kind, text, at } = this.#peek
    if (kind === 'end') this.#fail()
    this.#next += 1
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
