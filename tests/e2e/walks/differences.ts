import type { Screen, SeenQuestion } from './screen.ts'

const asciiDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replace(/[^0-9]/g, '')

const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text)

/** Numbers stand in the script and with the marks of the language. */
const isSameAnswer = (seen: string, wanted: string): boolean =>
  seen === wanted || (isNumber(wanted) && asciiDigits(seen) === asciiDigits(wanted))

const sorted = (codes: string): string => codes.split(' ').sort().join(' ')

/** What of the screen is not as it should be, in lines that say both; empty when nothing is. */
export function differences(seen: Screen, wanted: Screen): string[] {
  const found: string[] = []
  const compare = (what: string, one: unknown, other: unknown): void => {
    const [shown, meant] = [JSON.stringify(one), JSON.stringify(other)]
    if (shown !== meant) found.push(`${what}: the screen has ${shown}, the engine ${meant}`)
  }
  compare('place', seen.place, wanted.place)
  compare('language', seen.language, wanted.language)
  compare(
    'questions',
    seen.questions.map(({ id, kind }) => id || kind),
    wanted.questions.map(({ id, kind }) => id || kind),
  )
  if (found.length > 0) return found
  for (const [index, question] of wanted.questions.entries()) {
    const shown = seen.questions[index]
    if (shown) compareQuestion(shown, question, compare)
  }
  compare('summary of problems', seen.problems, wanted.problems)
  compare('lines of the review', seen.lines.length, wanted.lines.length)
  for (const [index, line] of wanted.lines.entries()) {
    const shown = seen.lines[index]
    if (!shown) continue
    compare(`review, line ${index}`, shown.label, line.label)
    compare(`review, problem of “${line.label}”`, shown.error, line.error)
    const isSame =
      shown.answers.length === line.answers.length &&
      line.answers.every((answer, at) => isSameAnswer(shown.answers[at] ?? '', answer))
    if (!isSame) compare(`review, answer to “${line.label}”`, shown.answers, line.answers)
  }
  compare('Continue', seen.mayContinue, wanted.mayContinue)
  compare('Skip', seen.maySkip, wanted.maySkip)
  compare('Add another', seen.mayAdd, wanted.mayAdd)
  compare('Remove', seen.mayRemove, wanted.mayRemove)
  compare('Back', seen.mayGoBack, wanted.mayGoBack)
  return found
}

function compareQuestion(
  seen: SeenQuestion,
  wanted: SeenQuestion,
  compare: (what: string, one: unknown, other: unknown) => void,
): void {
  const { id, kind } = wanted
  compare(`${id} kind`, seen.kind, kind)
  compare(`${id} label`, seen.label, wanted.label)
  compare(`${id} required`, seen.isRequired, wanted.isRequired)
  compare(`${id} problem`, seen.error, wanted.error)
  compare(`${id} can be taken back`, seen.mayClear, wanted.mayClear)
  if (kind === 'note' || kind === 'box') return compare(`${id} value`, seen.value, wanted.value)
  if (kind === 'search') {
    // The list is cut short, and while somebody searches it may be without what is chosen.
    const isHidden = seen.value === '' && !seen.options.includes(wanted.value)
    return compare(`${id} value`, isHidden ? '' : seen.value, isHidden ? '' : wanted.value)
  }
  compare(
    `${id} value`,
    kind === 'several' ? sorted(seen.value) : seen.value,
    kind === 'several' ? sorted(wanted.value) : wanted.value,
  )
  // Some lists are shuffled by each session for itself; the order of a ranking is its answer.
  const order = (options: readonly string[]) => (kind === 'order' ? options : [...options].sort())
  compare(`${id} choices`, order(seen.options), order(wanted.options))
}
