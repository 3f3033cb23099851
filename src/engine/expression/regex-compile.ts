export type PatternFault = 'invalid' | 'unsafe'

/** Reads one character, looks at the two characters around, or goes on at other steps, counted from itself. */
export type PatternStep =
  | { readonly reads: (character: string) => boolean }
  | { readonly holds: (before: string | undefined, after: string | undefined) => boolean }
  | { readonly to: readonly number[] }

type Steps = readonly PatternStep[]

interface Reader {
  rest: string
  depth: number
}

class UnsafePattern extends Error {}

const maxPatternLength = 1000
const maxSteps = 5000
const maxDepth = 50

const characterClass =
  /^(?:\\(?:[dDwWsStrnfv0]|u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\})|\[(?:\\.|[^\]\\])*\]|\.)/su
const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/

/**
 * Turns a pattern in JavaScript's syntax into steps; single characters and classes are left to JavaScript's own engine.
 * @returns `invalid` for what is no pattern; `unsafe` for lookaround and back-references, which cannot be run in bounded
 *   time, and for patterns that are too long, once counted repetitions are written out
 */
export function compilePattern(pattern: string): Steps | PatternFault {
  if (pattern.length > maxPatternLength) return 'unsafe'
  try {
    new RegExp(pattern)
    return choice({ rest: pattern, depth: 0 })
  } catch (error) {
    return error instanceof UnsafePattern ? 'unsafe' : 'invalid'
  }
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  const match = pattern.exec(reader.rest)
  if (match) reader.rest = reader.rest.slice(match[0].length)
  return match
}

function choice(reader: Reader): Steps {
  const first = sequence(reader)
  if (!take(reader, /^\|/)) return first
  const others = choice(reader)
  return limited([{ to: [1, first.length + 2] }, ...first, { to: [others.length + 1] }, ...others])
}

function sequence(reader: Reader): Steps {
  let steps: Steps = []
  while (reader.rest !== '' && !/^[|)]/.test(reader.rest)) steps = limited([...steps, ...repetition(reader)])
  return steps
}

function repetition(reader: Reader): Steps {
  const once = atom(reader)
  const match = take(reader, quantifier)
  if (!match) return once
  const [, sign, from = sign === '+' ? 1 : 0, comma, to] = match
  const min = Number(from)
  const isOpen = sign === '*' || sign === '+' || (comma === ',' && !to)
  const optional = isOpen ? undefined : Math.max((sign === '?' ? 1 : Number(to || from)) - min, 0)
  let rest: Steps = isOpen ? [{ to: [1, once.length + 2] }, ...once, { to: [-once.length - 1] }] : []
  for (let count = 0; count < (optional ?? 0); count += 1) {
    rest = limited([{ to: [1, once.length + rest.length + 1] }, ...once, ...rest])
  }
  for (let count = 0; count < min; count += 1) rest = limited([...once, ...rest])
  return rest
}

function atom(reader: Reader): Steps {
  if (/^(?:\\[1-9k]|\(\?(?!:|<[^=!]))/.test(reader.rest)) throw new UnsafePattern()
  if (take(reader, /^\^/)) return [{ holds: (before) => before === undefined }]
  if (take(reader, /^\$/)) return [{ holds: (_, after) => after === undefined }]
  const boundary = take(reader, /^\\[bB]/)?.[0]
  if (boundary) return [{ holds: (before, after) => (isWord(before) !== isWord(after)) === (boundary === '\\b') }]
  if (take(reader, /^\((?:\?:|\?<[^>]*>)?/)) return group(reader)
  const own = take(reader, characterClass)
  if (own) return [{ reads: tester(own[0]) }]
  const literal = take(reader, /^\\?(.)/su)?.[1]
  return [{ reads: (character) => character === literal }]
}

function group(reader: Reader): Steps {
  reader.depth += 1
  if (reader.depth > maxDepth) throw new UnsafePattern()
  const inner = choice(reader)
  reader.depth -= 1
  take(reader, /^\)/)
  return inner
}

/** A class reads one character whatever stands around it, so JavaScript's engine cannot backtrack on it. */
function tester(source: string): (character: string) => boolean {
  let regex: RegExp
  try {
    regex = new RegExp(`^${source}$`, 'u')
  } catch {
    // Such as [\w-.], which only the older syntax allows.
    regex = new RegExp(`^${source}$`)
  }
  return (character) => regex.test(character)
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /\w/.test(character)
}

function limited(steps: Steps): Steps {
  if (steps.length > maxSteps) throw new UnsafePattern()
  return steps
}
