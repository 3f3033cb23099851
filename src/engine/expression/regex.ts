import { type PatternNode, parsePattern } from './regex-parse.ts'

/** What keeps a pattern from being run; undefined for one that can be. */
export type PatternFault = 'invalid' | 'unsafe'

type Instruction =
  | { readonly op: 'character'; readonly test: (character: string) => boolean }
  | { readonly op: 'split'; readonly first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'assert'; readonly kind: 'start' | 'end' | 'boundary' | 'no-boundary' }
  | { readonly op: 'match' }

const maxPatternLength = 1000
const maxProgramLength = 5000
const maxTextLength = 10_000
const maxKnown = 200

const known = new Map<string, readonly Instruction[] | PatternFault>()

/**
 * True when the pattern occurs anywhere in the text, as Web Forms and Enketo have it; authors anchor with ^ and $.
 * Runs all alternatives side by side, so that time grows with text times pattern and never explodes, as
 * backtracking does on `(a+)+$`. A faulty pattern and a text beyond 10 000 characters match nothing.
 * @source https://swtch.com/~rsc/regexp/regexp1.html
 */
export function matches(text: string, pattern: string): boolean {
  const program = programOf(pattern)
  return typeof program !== 'string' && text.length <= maxTextLength && run(program, Array.from(text))
}

export function patternFault(pattern: string): PatternFault | undefined {
  const program = programOf(pattern)
  return typeof program === 'string' ? program : undefined
}

function programOf(pattern: string): readonly Instruction[] | PatternFault {
  const cached = known.get(pattern)
  if (cached) return cached
  // Patterns may be computed from answers, and a cache must not grow with what people type.
  if (known.size >= maxKnown) known.clear()
  const program = compilePattern(pattern)
  known.set(pattern, program)
  return program
}

function compilePattern(pattern: string): readonly Instruction[] | PatternFault {
  if (pattern.length > maxPatternLength) return 'unsafe'
  const tree = parsePattern(pattern)
  if (typeof tree === 'string') return tree
  const program: Instruction[] = []
  const isComplete = emit(tree, program)
  program.push({ op: 'match' })
  return isComplete ? program : 'unsafe'
}

/** @returns false when counted repetitions would make the program too long */
function emit(node: PatternNode, program: Instruction[]): boolean {
  if (program.length > maxProgramLength) return false
  switch (node.type) {
    case 'character':
      program.push({ op: 'character', test: node.test })
      return true
    case 'assert':
      program.push({ op: 'assert', kind: node.kind })
      return true
    case 'sequence':
      return node.items.every((item) => emit(item, program))
    case 'choice':
      return emitChoice(node.options, program)
    case 'repeat':
      return emitRepeat(node, program)
    default:
      return node satisfies never
  }
}

function emitChoice(options: readonly PatternNode[], program: Instruction[]): boolean {
  const jumps: (Instruction & { op: 'jump' })[] = []
  const isComplete = options.every((option, index) => {
    if (index === options.length - 1) return emit(option, program)
    const split = { op: 'split' as const, first: program.length + 1, second: 0 }
    program.push(split)
    const isEmitted = emit(option, program)
    const jump = { op: 'jump' as const, to: 0 }
    program.push(jump)
    jumps.push(jump)
    split.second = program.length
    return isEmitted
  })
  for (const jump of jumps) jump.to = program.length
  return isComplete
}

function emitRepeat({ item, min, max }: PatternNode & { type: 'repeat' }, program: Instruction[]): boolean {
  for (let count = 0; count < min; count += 1) if (!emit(item, program)) return false
  if (max === Number.POSITIVE_INFINITY) {
    const split = { op: 'split' as const, first: program.length + 1, second: 0 }
    program.push(split)
    const isEmitted = emit(item, program)
    program.push({ op: 'jump', to: program.indexOf(split) })
    split.second = program.length
    return isEmitted
  }
  const splits: (Instruction & { op: 'split' })[] = []
  for (let count = min; count < max; count += 1) {
    const split = { op: 'split' as const, first: program.length + 1, second: 0 }
    program.push(split)
    splits.push(split)
    if (!emit(item, program)) return false
  }
  for (const split of splits) split.second = program.length
  return true
}

function run(program: readonly Instruction[], text: readonly string[]): boolean {
  let current = new Set<number>()
  for (let at = 0; at <= text.length; at += 1) {
    if (follow(program, 0, current, text, at)) return true
    const next = new Set<number>()
    const character = text[at]
    if (character === undefined) return false
    for (const index of current) {
      const instruction = program[index]
      if (
        instruction?.op === 'character' &&
        instruction.test(character) &&
        follow(program, index + 1, next, text, at + 1)
      )
        return true
    }
    current = next
  }
  return false
}

/** Adds every instruction that can be reached without reading a character. @returns true when one of them is the match */
function follow(
  program: readonly Instruction[],
  from: number,
  reached: Set<number>,
  text: readonly string[],
  at: number,
): boolean {
  const open = [from]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue
    reached.add(index)
    const instruction = program[index]
    if (instruction?.op === 'match') return true
    if (instruction?.op === 'jump') open.push(instruction.to)
    else if (instruction?.op === 'split') open.push(instruction.second, instruction.first)
    else if (instruction?.op === 'assert' && holds(instruction.kind, text, at)) open.push(index + 1)
  }
  return false
}

function holds(kind: (Instruction & { op: 'assert' })['kind'], text: readonly string[], at: number): boolean {
  if (kind === 'start') return at === 0
  if (kind === 'end') return at === text.length
  const isBoundary = isWord(text[at - 1]) !== isWord(text[at])
  return kind === 'boundary' ? isBoundary : !isBoundary
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /\w/.test(character)
}
