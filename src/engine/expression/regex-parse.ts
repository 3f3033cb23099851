export type PatternNode =
  | { readonly type: 'character'; readonly test: (character: string) => boolean }
  | { readonly type: 'assert'; readonly kind: 'start' | 'end' | 'boundary' | 'no-boundary' }
  | { readonly type: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly type: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly type: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number }

class Unsupported extends Error {}

const escapedClass = /^\\(?:[dDwWsStrnfv0]|u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\})/
const quantifier = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/
const classPattern = /^\[(?:\\.|[^\]\\])*\]/su
const maxDepth = 50

/**
 * Reads a regular expression of JavaScript's syntax; single characters and classes are left to JavaScript's own engine.
 * @returns `invalid` for what is no pattern, `unsafe` for lookaround and back-references, which no engine can run in bounded time
 */
export function parsePattern(pattern: string): PatternNode | 'invalid' | 'unsafe' {
  try {
    new RegExp(pattern)
  } catch {
    return 'invalid'
  }
  try {
    const reader = { rest: pattern, depth: 0 }
    const tree = parseChoice(reader)
    return reader.rest === '' ? tree : 'invalid'
  } catch (error) {
    if (error instanceof Unsupported) return 'unsafe'
    throw error
  }
}

interface Reader {
  rest: string
  depth: number
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  const match = pattern.exec(reader.rest)
  if (match) reader.rest = reader.rest.slice(match[0].length)
  return match
}

function parseChoice(reader: Reader): PatternNode {
  const options = [parseSequence(reader)]
  while (take(reader, /^\|/)) options.push(parseSequence(reader))
  const [only] = options
  return only && options.length === 1 ? only : { type: 'choice', options }
}

function parseSequence(reader: Reader): PatternNode {
  const items: PatternNode[] = []
  while (reader.rest !== '' && !/^[|)]/.test(reader.rest)) items.push(parseRepeat(reader))
  return { type: 'sequence', items }
}

function parseRepeat(reader: Reader): PatternNode {
  const item = parseAtom(reader)
  const match = take(reader, quantifier)
  if (!match) return item
  const [whole, from, comma, to] = match
  if (from === undefined) {
    return {
      type: 'repeat',
      item,
      min: whole.startsWith('+') ? 1 : 0,
      max: whole.startsWith('?') ? 1 : Number.POSITIVE_INFINITY,
    }
  }
  const min = Number(from)
  const max = comma === undefined ? min : to ? Number(to) : Number.POSITIVE_INFINITY
  if (min > 1000 || (max > 1000 && max !== Number.POSITIVE_INFINITY)) throw new Unsupported()
  return { type: 'repeat', item, min, max }
}

function parseAtom(reader: Reader): PatternNode {
  if (take(reader, /^\^/)) return { type: 'assert', kind: 'start' }
  if (take(reader, /^\$/)) return { type: 'assert', kind: 'end' }
  if (take(reader, /^\\b/)) return { type: 'assert', kind: 'boundary' }
  if (take(reader, /^\\B/)) return { type: 'assert', kind: 'no-boundary' }
  if (/^(?:\\[1-9k]|\(\?(?![:<])|\(\?<[=!])/.test(reader.rest)) throw new Unsupported()
  if (take(reader, /^\((?:\?:|\?<[^>]*>)?/)) return parseGroup(reader)
  if (take(reader, /^\./)) return { type: 'character', test: (character) => !/[\n\r\u2028\u2029]/.test(character) }
  const own = take(reader, escapedClass) ?? take(reader, classPattern)
  if (own) return { type: 'character', test: tester(own[0]) }
  const literal = take(reader, /^\\?(.)/su)?.[1] ?? ''
  return { type: 'character', test: (character) => character === literal }
}

function parseGroup(reader: Reader): PatternNode {
  reader.depth += 1
  if (reader.depth > maxDepth) throw new Unsupported()
  const inner = parseChoice(reader)
  reader.depth -= 1
  take(reader, /^\)/)
  return inner
}

/** A class matches one character whatever stands around it, so JavaScript's engine cannot backtrack on it. */
function tester(source: string): (character: string) => boolean {
  let regex: RegExp
  try {
    regex = new RegExp(`^${source}$`, 'u')
  } catch {
    regex = new RegExp(`^${source}$`)
  }
  return (character) => regex.test(character)
}
