import { ExpressionSyntaxError } from './problem.ts'

/** The contract's own limit; it also bounds how deep a chain such as `1 + 1 + 1…` can nest. */
export const maxExpressionLength = 4000

// Nearly all names are ASCII, and what finds those takes a browser a fraction of the time to make ready.
const asciiToken = tokenPattern('[a-z_]', '[\\w.-]', 'iy')
let anyToken: RegExp | undefined

function patternForAny(): RegExp {
  anyToken ??= tokenPattern('[\\p{L}_]', '[\\p{L}\\p{N}\\p{M}_.-]', 'uy')
  return anyToken
}

function tokenPattern(first: string, next: string, flags: string): RegExp {
  const number = '(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?'
  const name = `${first}${next}*(?::${first}${next}*)?`
  const symbol = '[!<>]=|::|//|\\.\\.|[-+*=<>|/()[\\],.@]'
  return RegExp(`\\s*(?:${number}|"[^"]*"|'[^']*'|\\$\\{\\s*[^\\s{}]+\\s*\\}|${name}|${symbol}|$)`, flags)
}

// XPath 1.0, 3.7: after an operand `*` multiplies and `and`, `or`, `div`, `mod` are operators; elsewhere they are names.
// No name can follow an operand, so that `1 and1` has but one meaning.
const wordOperator = /^(?:and|or|div|mod)(?=\d|$)/
const operandEnds = new Set([')', ']', '.', '..'])

/**
 * Cuts an expression into tokens, one at a time. `a-b` is one name, as XPath has it.
 * @source https://www.w3.org/TR/1999/REC-xpath-19991116/#exprlex
 */
export class Tokens {
  kind: 'number' | 'string' | 'reference' | 'name' | 'operator' | 'end' = 'operator'
  /** Of a string its content, of a reference the name inside `${}`. */
  text = ''
  /** 0-based character within the expression. */
  at = 0
  readonly #expression: string
  readonly #pattern: RegExp
  #end = 0

  /** @throws ExpressionSyntaxError when it is too long, or where its first character begins no token */
  constructor(expression: string) {
    if (expression.length > maxExpressionLength) {
      throw new ExpressionSyntaxError('too-long', maxExpressionLength, String(expression.length))
    }
    this.#expression = expression
    this.#pattern = /[^\0-\x7f]/.test(expression) ? patternForAny() : asciiToken
    this.next()
  }

  /** @throws ExpressionSyntaxError where the next character begins no token */
  next(): void {
    const isAfterOperand = this.kind !== 'operator' || operandEnds.has(this.text)
    const start = this.#end
    this.#pattern.lastIndex = start
    if (!this.#pattern.test(this.#expression)) {
      const rest = this.#expression.slice(start).trimStart()
      throw new ExpressionSyntaxError('syntax', this.#expression.length - rest.length, rest.slice(0, 12))
    }
    this.#end = this.#pattern.lastIndex
    const text = this.#expression.slice(start, this.#end).trimStart()
    this.at = this.#end - text.length
    this.text = text
    const first = text.charAt(0)
    if (text === '') {
      this.kind = 'end'
      this.at = start
    } else if (first === '$') {
      this.kind = 'reference'
      this.text = text.slice(2, -1).trim()
    } else if (first === "'" || first === '"') {
      this.kind = 'string'
      this.text = text.slice(1, -1)
    } else if (/^\.?\d/.test(text)) this.kind = 'number'
    else if (/[!-@[\]|]/.test(first)) this.kind = text === '*' && !isAfterOperand ? 'name' : 'operator'
    else {
      const operator = isAfterOperand ? wordOperator.exec(text)?.[0] : undefined
      this.kind = operator ? 'operator' : 'name'
      this.text = operator ?? text
      this.#end = this.at + this.text.length
    }
  }
}
