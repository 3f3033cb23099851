import { ExpressionSyntaxError } from './problem.ts'

export interface Token {
  readonly kind: 'number' | 'string' | 'reference' | 'name' | 'operator' | 'end'
  /** Of a string its content, of a reference the name inside `${}`. */
  readonly text: string
  /** 0-based character within the expression. */
  readonly at: number
}

/** The contract's own limit; it also bounds how deep a chain such as `1 + 1 + 1…` can nest. */
export const maxExpressionLength = 4000

// Captures, in this order: number, string, name within ${}, name, operator. Unnamed, because named ones double the time.
const token =
  /\s*(?:((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)|("[^"]*"|'[^']*')|\$\{\s*([^\s{}]+)\s*\}|([\p{L}_][\p{L}\p{N}\p{M}_.-]*(?::[\p{L}_][\p{L}\p{N}\p{M}_.-]*)?)|(!=|<=|>=|::|\/\/|\.\.|[-+*=<>|/()[\],.@]))/uy

// XPath 1.0, 3.7: after an operand `*` multiplies and `and`, `or`, `div`, `mod` are operators; elsewhere they are names.
// No name can follow an operand, so that `1 and1` has but one meaning.
const wordOperator = /^(?:and|or|div|mod)(?=\d|$)/
const operandEnds = new Set([')', ']', '.', '..'])

/**
 * Cuts an expression into tokens. `a-b` is one name, as XPath has it.
 * @throws ExpressionSyntaxError at the first character that begins no token
 * @source https://www.w3.org/TR/1999/REC-xpath-19991116/#exprlex
 */
export function tokenize(expression: string): Token[] {
  if (expression.length > maxExpressionLength) {
    throw new ExpressionSyntaxError('too-long', maxExpressionLength, String(expression.length))
  }
  const tokens: Token[] = []
  const end = expression.trimEnd().length
  token.lastIndex = 0
  while (token.lastIndex < end) {
    const start = token.lastIndex
    const match = token.exec(expression)
    if (!match) {
      const at = expression.length - expression.slice(start).trimStart().length
      throw new ExpressionSyntaxError('syntax', at, expression.slice(at, at + 12))
    }
    const found = toToken(match, token.lastIndex, tokens.at(-1))
    if (found.kind === 'operator') token.lastIndex = found.at + found.text.length
    tokens.push(found)
  }
  tokens.push({ kind: 'end', text: '', at: end })
  return tokens
}

function toToken(match: RegExpExecArray, endsAt: number, before: Token | undefined): Token {
  const number = match[1]
  const string = match[2]
  const reference = match[3]
  const name = match[4]
  const operator = match[5]
  if (number !== undefined) return { kind: 'number', text: number, at: endsAt - number.length }
  if (string !== undefined) return { kind: 'string', text: string.slice(1, -1), at: endsAt - string.length }
  if (reference !== undefined) return { kind: 'reference', text: reference, at: endsAt - reference.length - 3 }
  const text = name ?? operator ?? ''
  const at = endsAt - text.length
  if (name !== undefined) {
    const [word] = (endsOperand(before) && wordOperator.exec(name)) || []
    return { kind: word === undefined ? 'name' : 'operator', text: word ?? text, at }
  }
  return { kind: text === '*' && !endsOperand(before) ? 'name' : 'operator', text, at }
}

function endsOperand(token: Token | undefined): boolean {
  return token !== undefined && (token.kind !== 'operator' || operandEnds.has(token.text))
}
