import type { Choice } from '../../contract/definition.ts'
import { shuffle } from '../shuffle.ts'
import type { Form, NodeState } from '../types.ts'

/** What the rules of a form compare answers with: the answers at which something changes. */
export interface Hints {
  readonly numbers: readonly number[]
  readonly texts: readonly string[]
  /** `YYYY-MM-DD` */
  readonly today: string
}

const plainTexts = [
  'Sample answer',
  'name@example.org',
  'https://example.org/',
  '+52 55 1234 5678',
  '5512345678',
  '12345',
  '42',
  'AB12',
  'a',
  '2020',
  'A longer sample answer, in two sentences. It is long enough for rules that want more than a few words of text.',
]

/** Numbers and texts in the expressions of a form, each number with its neighbours. */
export function hintsOf({ definition }: Form, now: Date): Hints {
  const expressions = JSON.stringify([definition.survey, definition.settings])
  const numbers = new Set([0, 1, 2, 5, 18, 100])
  for (const [literal] of expressions.matchAll(/(?<![\w.${-])\d{1,9}(?:\.\d{1,6})?(?![\w.])/g)) {
    const number = Number(literal)
    for (const near of [number - 1, number, number + 1]) numbers.add(near)
  }
  const texts = [...expressions.matchAll(/'([^'\\]{1,60})'/g)].map(([, text = '']) => text)
  return {
    numbers: [...numbers].slice(0, 200),
    texts: [...new Set(texts)].slice(0, 100),
    today: now.toISOString().slice(0, 10),
  }
}

/** Possible answers to a question, those that people give most often first; none where nothing can be chosen. */
export function answerCandidates({ source }: NodeState, choices: readonly Choice[], hints: Hints): readonly string[] {
  const names = choices.map(({ name }) => name)
  switch (source.type) {
    case 'select_one':
      return names
    case 'select_multiple':
      return several(choices)
    case 'rank':
      return names.length > 0 ? [names.join(' '), shuffle(names, names.length).join(' ')] : []
    case 'acknowledge':
      return ['OK']
    case 'integer':
      return [...new Set([...hints.numbers.map(Math.trunc), -1, 7, 30, 1000])].map(String)
    case 'decimal':
      return [...hints.numbers, 0.5, -1.5, 36.6].map(String)
    case 'range':
      return range(source.parameters)
    case 'date':
      return days(hints.today)
    case 'time':
      return ['09:30', '00:00', '23:59']
    case 'dateTime':
      return days(hints.today).map((day) => `${day}T09:30:00.000+00:00`)
    case 'geopoint':
      return ['19.4326 -99.1332 2240 5', '43.4643 -80.5204 0 0']
    case 'image':
      return ['picture.jpg']
    case 'audio':
      return ['sound.m4a']
    case 'file':
      return ['paper.pdf']
    default:
      return [...plainTexts, ...hints.texts, ...hints.numbers.map(String)]
  }
}

/** Each choice alone, growing sets from the front and the back, all of them; choices that stand alone do. */
function several(choices: readonly Choice[]): string[] {
  const alone = choices.map(({ name }) => name)
  const joinable = choices.filter(({ exclusive }) => exclusive !== true).map(({ name }) => name)
  const growing = joinable
    .slice(1)
    .flatMap((_, index) => [joinable.slice(0, index + 2).join(' '), joinable.slice(-index - 2).join(' ')])
  return [...new Set([...alone, ...growing])]
}

function range(parameters = ''): string[] {
  const read = (name: string, otherwise: number) =>
    Number(new RegExp(`\\b${name}\\s*=\\s*(-?[\\d.]+)`).exec(parameters)?.[1] ?? otherwise)
  const [start, end, step] = [read('start', 1), read('end', 10), Math.abs(read('step', 1)) || 1]
  const count = Math.min(50, Math.floor(Math.abs(end - start) / step) + 1)
  const sign = end < start ? -1 : 1
  return Array.from({ length: count }, (_, index) => String(Number((start + sign * index * step).toFixed(6))))
}

function days(today: string): string[] {
  const base = Date.parse(`${today}T00:00:00Z`)
  return [0, -1, 1, -30, 30, -280, -365, 365, -3650, -9125, -14600, -29200].map((offset) =>
    new Date(base + offset * 86_400_000).toISOString().slice(0, 10),
  )
}
