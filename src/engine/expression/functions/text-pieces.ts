import type { FunctionDefinition, Scope } from '../scope.ts'
import { characters } from '../value.ts'
import { type Args, numberOf, textOf } from './arguments.ts'
import { decodeBase64 } from './base64.ts'
import { digest } from './digest.ts'
import { ownText } from './text.ts'

/** @source https://getodk.github.io/xforms-spec/#xpath-functions */
export const textPieceFunctions: Readonly<Record<string, FunctionDefinition>> = {
  'boolean-from-string': [1, 1, (scope, args) => /^(1|true)$/.test(textOf(scope, args, 0))],
  substr: [2, 3, substr],
  substring: [2, 3, substring],
  'substring-before': [2, 2, (scope, args) => around(scope, args, (text, at) => text.slice(0, at))],
  'substring-after': [2, 2, (scope, args) => around(scope, args, (text, at, length) => text.slice(at + length))],
  translate: [3, 3, translate],
  'normalize-space': [
    0,
    1,
    (scope, args) =>
      ownText(scope, args)
        .trim()
        .replace(/[ \t\r\n]+/g, ' '),
  ],
  'ends-with': [2, 2, (scope, args) => textOf(scope, args, 0).endsWith(textOf(scope, args, 1))],
  uuid: [0, 1, uuid],
  'base64-decode': [1, 1, (scope, args) => decodeBase64(textOf(scope, args, 0))],
  digest: [2, 3, (scope, args) => digest(textOf(scope, args, 0), textOf(scope, args, 1), textOf(scope, args, 2))],
}

function substr(scope: Scope, args: Args): string {
  const end = args.length > 2 ? numberOf(scope, args, 2) : undefined
  return characters(textOf(scope, args, 0))
    .slice(numberOf(scope, args, 1), end)
    .join('')
}

/** Counts from 1, rounds both numbers, and keeps positions p with start <= p < start + length; hence NaN keeps none. */
function substring(scope: Scope, args: Args): string {
  const start = Math.round(numberOf(scope, args, 1))
  const end = args.length > 2 ? start + Math.round(numberOf(scope, args, 2)) : Number.POSITIVE_INFINITY
  return characters(textOf(scope, args, 0))
    .filter((_, index) => index + 1 >= start && index + 1 < end)
    .join('')
}

function around(scope: Scope, args: Args, cut: (text: string, at: number, length: number) => string): string {
  const text = textOf(scope, args, 0)
  const separator = textOf(scope, args, 1)
  const at = text.indexOf(separator)
  return at < 0 ? '' : cut(text, at, separator.length)
}

function translate(scope: Scope, args: Args): string {
  const from = characters(textOf(scope, args, 1))
  const to = characters(textOf(scope, args, 2))
  return characters(textOf(scope, args, 0))
    .map((character) => {
      const index = from.indexOf(character)
      return index < 0 ? character : (to[index] ?? '')
    })
    .join('')
}

/** A version 4 UUID, or as many letters and digits as asked for; from the session's seed, so never a secret. */
function uuid(scope: Scope, args: Args): string {
  if (args.length === 0) {
    return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (mark) => {
      const nibble = Math.floor(scope.env.random() * 16)
      return (mark === 'x' ? nibble : (nibble & 3) | 8).toString(16)
    })
  }
  const length = Math.min(Math.max(Math.trunc(numberOf(scope, args, 0)) || 0, 0), 1000)
  return Array.from({ length }, () => alphabet[Math.floor(scope.env.random() * alphabet.length)]).join('')
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
