import { regionOf } from '../contract/regions.ts'
import { bandOf } from './bands.ts'
import type { AnalysedQuestion } from './questions.ts'
import type { ReadAnswers } from './read-answers.ts'

/** What one question, alone or by groups, comes to over any number of responses: as large as its table, and no larger. */
export interface Tabulation {
  /** Of the groups, in the order in which they came up; "" alone where there are none. */
  readonly groups: readonly string[]
  /** By choice, then by group. */
  readonly counts: readonly (readonly number[])[]
  /** Who answered, by group. */
  readonly answered: readonly number[]
  /** Of a ranking: how often each choice stood in each place. */
  readonly places: readonly (readonly number[])[]
  /** Of a question with several answers: who chose something that does not stand alone. */
  readonly chose: number
  /** Asked and left out, and not asked. */
  readonly missing: number
  readonly notAsked: number
}

export interface Tabulator {
  readonly question: AnalysedQuestion
  readonly add: (response: ReadAnswers, group: string) => void
  readonly result: () => Tabulation
}

/** Counts the answers to one question, one response after the other. */
export function createTabulator(question: AnalysedQuestion): Tabulator {
  const groups = new Map<string, number>()
  const places = new Map(question.codes.map((code, at) => [code, at]))
  const exclusive = new Set(question.exclusive)
  const counts: number[][] = question.codes.map(() => [])
  const answered: number[] = []
  const ranks: number[][] = question.codes.map(() => [])
  let [chose, missing, notAsked] = [0, 0, 0]
  const raise = (row: number[] | undefined, at: number) => {
    if (row) row[at] = (row[at] ?? 0) + 1
  }

  function addValue(value: string | undefined, group: string): void {
    if (value === undefined) {
      notAsked += 1
      return
    }
    const codes = codesIn(question, value).filter((code) => places.has(code))
    if (codes.length === 0) {
      missing += 1
      return
    }
    const column = groups.get(group) ?? groups.size
    groups.set(group, column)
    raise(answered, column)
    if (codes.some((code) => !exclusive.has(code))) chose += 1
    for (const [rank, code] of codes.entries()) {
      const place = places.get(code) ?? 0
      raise(counts[place], column)
      if (question.kind === 'rank') raise(ranks[place], rank)
    }
  }

  const filled = (rows: readonly (readonly number[])[]) => {
    const width = Math.max(0, ...rows.map((row) => row.length))
    return rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? 0))
  }

  return {
    question,
    add({ answers, repeats }, group) {
      if (question.repeat === null) return addValue(answers.get(question.name), group)
      for (const instance of repeats.get(question.repeat) ?? []) addValue(instance.get(question.name), group)
    },
    result: () => ({
      groups: [...groups.keys()],
      counts: counts.map((row) => Array.from({ length: groups.size }, (_, at) => row[at] ?? 0)),
      answered: Array.from({ length: groups.size }, (_, at) => answered[at] ?? 0),
      places: question.kind === 'rank' ? filled(ranks) : [],
      chose,
      missing,
      notAsked,
    }),
  }
}

function codesIn({ kind }: AnalysedQuestion, value: string): readonly string[] {
  switch (kind) {
    case 'many':
    case 'rank':
      return [...new Set(value.split(' '))]
    case 'number':
    case 'year': {
      const band = bandOf(kind, value)
      return band === null ? [] : [band]
    }
    case 'region':
      return [regionOf(value) ?? value]
    case 'one':
    case 'text':
      return [value]
    default:
      return kind satisfies never
  }
}
