import { regions } from '../contract/regions.ts'
import type { TableShape } from './next-edition.ts'
import type { AnalysedQuestion } from './questions.ts'
import type { Tabulation } from './tabulate.ts'

/** A table of the public page as its counts stand, before it is decided what of it may be told. */
export interface PublicTable {
  /** Stays the same for ever. */
  readonly id: string
  readonly question: string
  /** Codes of the cells that may be published. */
  readonly codes: readonly string[]
  readonly counts: readonly number[]
  readonly shape: TableShape
  /** Nothing of it is told on a day on which this cell of another table is not. */
  readonly toldWith: { readonly table: string; readonly code: string } | null
}

/** "Who chose at least one": the cell that stands for the choices of a question with several answers. */
export const choseSomething = '*'

/**
 * The questions that the public page is about: those whose rule allows it, asked once and of everybody. How many were
 * asked a follow-up question would tell how many gave the answer before it; what the form works out from another answer
 * would bound that answer; and one person may give several examples, so that five of them need not be five persons.
 * Countries are told by region only.
 */
export const forPublic = (questions: readonly AnalysedQuestion[]): readonly AnalysedQuestion[] =>
  questions
    .filter(
      ({ publicRule, kind, repeat, isConditional, isDerived, codes }) =>
        (publicRule === 'Y' || publicRule === 'Y10') &&
        kind !== 'text' &&
        kind !== 'rank' &&
        repeat === null &&
        !isConditional &&
        !isDerived &&
        codes.length > 0,
    )
    .map((question) => (question.isCountry ? byRegion(question) : question))

function byRegion(question: AnalysedQuestion): AnalysedQuestion {
  const others = question.codes.filter((code) => !/^[A-Z]{2}$/.test(code))
  return { ...question, kind: 'region', list: 'regions', codes: [...regions, ...others] }
}

/** @source survey.md part 0, "Columns", and part 6, "Small cells": Y from 5, Y10 from 10 */
const atLeastFor = ({ publicRule }: AnalysedQuestion): number => (publicRule === 'Y' ? 5 : 10)

/**
 * The tables of one question. A question with several answers makes two: who answered what stands alone, and the choices
 * of all others.
 */
export function publicTables(question: AnalysedQuestion, tabulation: Tabulation): readonly PublicTable[] {
  const { name, kind, codes, exclusive, mostChosen, isRequired } = question
  const countOf = (code: string): number =>
    (tabulation.counts[codes.indexOf(code)] ?? []).reduce((sum, count) => sum + count, 0)
  const atLeast = atLeastFor(question)
  const left = tabulation.missing + tabulation.notAsked
  // Everybody knows of a question that all must answer that nobody left it out.
  const hasRest = !isRequired || left > 0
  const people = (id: string, cells: readonly string[], counts: readonly number[]): PublicTable => ({
    id,
    question: name,
    codes: cells,
    counts: hasRest ? [...counts, left] : counts,
    shape: { atLeast, answers: 'one', mostChosen: 1, hasRest },
    toldWith: null,
  })
  if (kind !== 'many') return [people(name, codes, codes.map(countOf))]
  const alone = codes.filter((code) => exclusive.includes(code))
  const others = codes.filter((code) => !exclusive.includes(code))
  return [
    people(`${name} people`, [choseSomething, ...alone], [tabulation.chose, ...alone.map(countOf)]),
    {
      id: `${name} choices`,
      question: name,
      codes: others,
      counts: [...others.map(countOf), tabulation.chose],
      shape: { atLeast, answers: 'many', mostChosen: Math.min(mostChosen, others.length), hasRest: true },
      toldWith: { table: `${name} people`, code: choseSomething },
    },
  ]
}
