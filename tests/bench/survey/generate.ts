import { type Random, random } from './random.ts'

export type QuestionType = 'text' | 'integer' | 'select_one' | 'select_multiple' | 'note'

export type BenchChoice = { readonly name: string; readonly label: string }

export type BenchQuestion = {
  readonly name: string
  readonly type: QuestionType
  readonly label: string
  readonly choices: readonly BenchChoice[]
  /** Shown only while the question of that name is answered with "yes". */
  readonly shownIfYes: string | null
}

/** A survey that belongs to no tool: each tool's own form is made from it. */
export type BenchSurvey = { readonly title: string; readonly questions: readonly BenchQuestion[] }

const types = ['text', 'integer', 'select_one', 'select_multiple', 'note'] as const
export const yesNo: readonly BenchChoice[] = [
  { name: 'yes', label: 'Yes' },
  { name: 'no', label: 'No' },
]
export const topics: readonly BenchChoice[] = ['Housing', 'Health', 'Work', 'School', 'Papers', 'Safety'].map(
  (label) => ({ name: label.toLowerCase(), label }),
)
const subjects = ['your organisation', 'the people you work with', 'your region', 'your team', 'the services near you']
const verbs = ['change', 'need', 'plan', 'expect', 'share', 'miss', 'offer', 'know']
const objects = ['support', 'money', 'time', 'training', 'partners', 'interpreters', 'rooms', 'legal advice']
const times = ['this year', 'last year', 'in the past five years', 'since 2020', 'before the pandemic', 'most often']

/**
 * One page of questions of five types. In each ten, three are shown only after "yes" to the one before, the very first
 * rule being on the second question.
 * @param seed the same seed gives the same survey
 */
export function generateSurvey(count: number, seed = 1): BenchSurvey {
  const draw = random(seed)
  const questions: BenchQuestion[] = []
  while (questions.length < count) questions.push(...tenQuestions(questions.length, draw))
  return { title: `Survey of ${count} questions`, questions: questions.slice(0, count) }
}

function tenQuestions(before: number, draw: Random): BenchQuestion[] {
  const pairs = draw.shuffle(['pair', 'pair', 'single', 'single', 'single', 'single'] as const)
  // The measures answer the first question and wait for the second.
  const shapes =
    before === 0 ? ['pair', ...pairs.filter((_, i) => i !== pairs.indexOf('pair')), 'pair'] : [...pairs, 'pair']
  const found: BenchQuestion[] = []
  const add = (type: QuestionType, choices: readonly BenchChoice[], shownIfYes: string | null): void => {
    const number = before + found.length + 1
    found.push({ name: `q${number}`, type, label: sentence(number, type, draw), choices, shownIfYes })
  }
  for (const shape of shapes) {
    const isPair = shape === 'pair'
    if (isPair) add('select_one', yesNo, null)
    const trigger = isPair ? (found.at(-1)?.name ?? null) : null
    const type = before === 0 && found.length === 1 ? 'text' : draw.pick(types)
    add(type, type === 'select_one' || type === 'select_multiple' ? topics : [], trigger)
  }
  return found
}

/** No two labels are alike, so that a measure can wait for one of them. */
function sentence(number: number, type: QuestionType, draw: Random): string {
  const [subject, verb, object, time] = [subjects, verbs, objects, times].map((words) => draw.pick(words))
  return type === 'note'
    ? `Part ${number} is about how ${subject} came to ${verb} ${object} ${time}.`
    : `Question ${number}: what did ${subject} ${verb} about ${object} ${time}?`
}
