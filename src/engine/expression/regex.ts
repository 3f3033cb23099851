import { compilePattern, type PatternFault, type PatternStep } from './regex-compile.ts'

const maxTextLength = 10_000
const maxKnown = 200

const known = new Map<string, readonly PatternStep[] | PatternFault>()

/**
 * True when the pattern occurs anywhere in the text, as Web Forms and Enketo have it; authors anchor with ^ and $.
 * Follows all alternatives side by side, so that time grows with text times pattern and never explodes, as
 * backtracking does on `(a+)+$`. A faulty pattern and a text beyond 10 000 characters match nothing.
 * @source https://swtch.com/~rsc/regexp/regexp1.html
 */
export function matches(text: string, pattern: string): boolean {
  const steps = stepsOf(pattern)
  return typeof steps !== 'string' && text.length <= maxTextLength && run(steps, Array.from(text))
}

/** What keeps a pattern from being run; undefined for one that can be. */
export function patternFault(pattern: string): PatternFault | undefined {
  const steps = stepsOf(pattern)
  return typeof steps === 'string' ? steps : undefined
}

function stepsOf(pattern: string): readonly PatternStep[] | PatternFault {
  const cached = known.get(pattern)
  if (cached) return cached
  // Patterns may be computed from answers, and a cache must not grow with what people type.
  if (known.size >= maxKnown) known.clear()
  const steps = compilePattern(pattern)
  known.set(pattern, steps)
  return steps
}

function run(steps: readonly PatternStep[], text: readonly string[]): boolean {
  let current = new Set<number>()
  for (let at = 0; ; at += 1) {
    follow(steps, 0, current, text, at)
    if (current.has(steps.length)) return true
    const character = text[at]
    if (character === undefined) return false
    const next = new Set<number>()
    for (const index of current) {
      const step = steps[index]
      if (step && 'reads' in step && step.reads(character)) follow(steps, index + 1, next, text, at + 1)
    }
    current = next
  }
}

/** Adds every step that can be reached without reading a character; the one after the last means a match. */
function follow(
  steps: readonly PatternStep[],
  from: number,
  reached: Set<number>,
  text: readonly string[],
  at: number,
): void {
  const open = [from]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue
    reached.add(index)
    const step = steps[index]
    if (!step || 'reads' in step) continue
    if ('to' in step) open.push(...step.to.map((by) => index + by))
    else if (step.holds(text[at - 1], text[at])) open.push(index + 1)
  }
}
