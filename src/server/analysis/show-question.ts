import {
  type AnalysedQuestion,
  hideCells,
  hideChoices,
  type Rule,
  rankMeans,
  type Shown,
  type Tabulation,
} from '../../analysis/index.ts'
import type { ShownQuestion } from '../../contract/analysis.ts'

/** Of a question that is special-category or public only from ten, fewer are never shown, not even at the desk. @source survey.md part 8, row 6 */
const fewestSensitive = 10

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)

/** One question as somebody at the desk may see it under a rule. */
export function showQuestion(
  question: AnalysedQuestion,
  tabulation: Tabulation,
  asked: Rule,
  order: readonly string[],
): ShownQuestion {
  const { name, kind, list, repeat, matrix, codes } = question
  const rule = ruleFor(question, asked)
  const { groups, counts, answered } = sorted(tabulation, order)
  const isWhole = groups.length === 1 && groups[0] === ''
  // A band that nobody is in, and a country, say nothing; a choice that nobody made does.
  const places = codes.flatMap((_, at) => (isListed(question, counts[at] ?? []) ? [at] : []))
  const rows = places.map((at) => counts[at] ?? [])
  const placed =
    isWhole && kind === 'rank'
      ? hideCells(
          places.map((at) => tabulation.places[at] ?? []),
          rule,
        )
      : null
  const ranks = placed?.cells ?? []
  const shown = placed
    ? ofRanking(placed)
    : isManyFold(kind)
      ? hideChoices(rows, answered, rule)
      : ofOneAnswer(hideCells(rows, rule))
  return {
    name,
    kind,
    list,
    repeat,
    matrix,
    apart: question.exclusive.length > 0 ? [...question.exclusive] : codes.filter((code) => noPoint.has(code)),
    atLeast: rule.atLeast,
    groups: [...groups],
    rows: places.map((at, row) => ({
      code: codes[at] ?? '',
      counts: [...(shown.cells[row] ?? [])],
      total: shown.totals[row] ?? null,
    })),
    bases: [...shown.bases],
    base: shown.base,
    ...leftOut(tabulation, shown.base, rule),
    places: ranks.map((row) => [...row]),
    means: [...rankMeans(ranks)],
  }
}

/** Answers that stand outside a scale, where the survey does not say that they stand alone. */
const noPoint: ReadonlySet<string> = new Set(['dont_know', 'prefer_not_to_say'])

function ruleFor({ isSensitive }: AnalysedQuestion, asked: Rule): Rule {
  return isSensitive && asked.atLeast < fewestSensitive ? { atLeast: fewestSensitive, hidesZero: true } : asked
}

const isListed = ({ kind, isCountry }: AnalysedQuestion, counts: readonly number[]): boolean =>
  sum(counts) > 0 || !(kind === 'number' || kind === 'year' || isCountry)

function sorted({ groups, counts, answered }: Tabulation, order: readonly string[]) {
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length)
  const places = [...groups.keys()].toSorted((a, b) => {
    const [first = '', second = ''] = [groups[a], groups[b]]
    return rank(first) - rank(second) || (first < second ? -1 : 1)
  })
  return {
    groups: places.map((at) => groups[at] ?? ''),
    counts: counts.map((row) => places.map((at) => row[at] ?? 0)),
    answered: places.map((at) => answered[at] ?? 0),
  }
}

const isManyFold = (kind: AnalysedQuestion['kind']) => kind === 'many' || kind === 'rank'

/** How often something was placed follows from its places, and who ranked at all from the first of them. */
const ofRanking = ({ rowTotals, columnTotals }: ReturnType<typeof hideCells>) => ({
  cells: rowTotals.map((total) => [total]),
  totals: rowTotals,
  bases: columnTotals.slice(0, 1),
  base: columnTotals[0] ?? null,
})

const ofOneAnswer = ({ cells, rowTotals, columnTotals, total }: ReturnType<typeof hideCells>) => ({
  cells,
  totals: rowTotals,
  bases: columnTotals,
  base: total,
})

/** Either of the two follows from the other and from who answered: a small one hides both. */
function leftOut({ missing, notAsked }: Tabulation, base: Shown, { atLeast, hidesZero }: Rule) {
  const isSmall = (count: number) => count < atLeast && (count > 0 || hidesZero)
  return base === null || isSmall(missing) || isSmall(notAsked)
    ? { missing: null, notAsked: null }
    : { missing, notAsked }
}
