import type { SurveyDefinition, SurveyNode, SurveyQuestion } from '../contract/definition.ts'
import { bandCodes } from './bands.ts'

/** A question whose answers can be counted or read. */
export interface AnalysedQuestion {
  readonly name: string
  readonly kind: 'one' | 'many' | 'rank' | 'number' | 'year' | 'region' | 'text'
  /** Its choices' words; null where the codes are numbers or bands. */
  readonly list: string | null
  /** Of all versions, the newest version's order first. */
  readonly codes: readonly string[]
  /** Choices that stand alone, such as "don't know". */
  readonly exclusive: readonly string[]
  readonly mostChosen: number
  /** It is asked once for each instance of this repeat; null where it is asked once. */
  readonly repeat: string | null
  /** The group in which it is a line of a matrix, all with one list. */
  readonly matrix: string | null
  readonly publicRule: 'Y' | 'Y10' | 'N' | 'n/a'
  readonly isSensitive: boolean
  /** Whether everybody who sent something has answered it. */
  readonly isRequired: boolean
  /** Whether only some were asked: how many tells something of their other answers. */
  readonly isConditional: boolean
  /** Whether the form works it out from other answers. */
  readonly isDerived: boolean
  /** Whether its choices are countries and territories. */
  readonly isCountry: boolean
}

interface Around {
  readonly repeat: string | null
  readonly matrix: string | null
  readonly isConditional: boolean
  readonly part: string
}

/** Everything of the part `answers` that can be analysed, in the order of the newest version; a question is known by its name. */
export function questionsOf(definitions: readonly SurveyDefinition[]): readonly AnalysedQuestion[] {
  const known = new Map<string, AnalysedQuestion>()
  for (const definition of definitions)
    for (const question of questionsIn(definition)) {
      const newer = known.get(question.name)
      known.set(question.name, newer ? merged(newer, question) : question)
    }
  return [...known.values()]
}

function merged(newer: AnalysedQuestion, older: AnalysedQuestion): AnalysedQuestion {
  return {
    ...newer,
    codes: [...new Set([...newer.codes, ...older.codes])],
    exclusive: [...new Set([...newer.exclusive, ...older.exclusive])],
    mostChosen: Math.max(newer.mostChosen, older.mostChosen),
    isSensitive: newer.isSensitive || older.isSensitive,
    isRequired: newer.isRequired && older.isRequired,
    isConditional: newer.isConditional || older.isConditional,
    publicRule: strictest.find((rule) => rule === newer.publicRule || rule === older.publicRule) ?? 'N',
  }
}

const strictest = ['N', 'n/a', 'Y10', 'Y'] as const

function questionsIn(definition: SurveyDefinition): AnalysedQuestion[] {
  const found: AnalysedQuestion[] = []
  const first = definition.settings.parts[0] ?? ''
  const visit = (nodes: readonly SurveyNode[], around: Around): void => {
    for (const node of nodes) {
      const part = node.part ?? around.part
      // Nothing is sent of somebody for whom this does not hold.
      const isAlways = node.relevant === undefined || node.relevant === definition.settings.submit_when
      const isConditional = around.isConditional || !isAlways
      if ('children' in node) {
        const repeat = node.type === 'repeat' ? node.name : around.repeat
        const matrix = around.matrix ?? (sharedList(node.children) === null ? null : node.name)
        visit(node.children, { repeat, matrix, isConditional, part })
      } else if (part === first) {
        const question = questionFrom(node, definition, { ...around, isConditional })
        if (question) found.push(question)
      }
    }
  }
  visit(definition.survey, { repeat: null, matrix: null, isConditional: false, part: first })
  return found
}

/** The one list that all questions here choose from, if they are several; else null. */
function sharedList(nodes: readonly SurveyNode[]): string | null {
  const questions = nodes.flatMap((node) => ('children' in node ? node.children : [node]))
  const [first] = questions
  if (questions.length < 2 || !first || !('list' in first) || first.list === undefined) return null
  const isLine = (node: SurveyNode) => node.type === 'select_one' && 'list' in node && node.list === first.list
  return questions.every(isLine) ? first.list : null
}

function questionFrom(node: SurveyQuestion, definition: SurveyDefinition, around: Around): AnalysedQuestion | null {
  const kind = kindOf(node)
  if (kind === null) return null
  const list = listOf(node, definition)
  if ((kind === 'one' || kind === 'many' || kind === 'rank') && list === null && stepsOf(node).length === 0) return null
  const choices = list === null ? [] : (definition.choices[list] ?? [])
  const codes = list === null ? codesWithoutList(node, kind) : choices.map(({ name }) => name)
  return {
    name: node.name,
    kind,
    list,
    codes,
    exclusive: choices.flatMap(({ name, exclusive }) => (exclusive ? [name] : [])),
    mostChosen: kind === 'many' ? mostChosenIn(node, codes.length) : 1,
    repeat: around.repeat,
    matrix: around.matrix,
    publicRule: node.public ?? 'n/a',
    isSensitive: node.class === 'special-category',
    isRequired: node.required === 'true()' && !around.isConditional && around.repeat === null,
    isConditional: around.isConditional,
    isDerived: node.type === 'calculate',
    isCountry: list !== null && definition.choice_labels?.[list] === 'territory',
  }
}

function kindOf({ type, appearance = '', public: rule, ...node }: SurveyQuestion): AnalysedQuestion['kind'] | null {
  switch (type) {
    case 'select_one':
      return 'one'
    case 'select_multiple':
      return 'many'
    case 'rank':
      return 'rank'
    case 'calculate':
      // Only what is meant to be looked at: most calculations are the form's own.
      return rule === 'Y' || rule === 'Y10' ? 'one' : null
    case 'range':
      return stepsOf({ type, ...node }).length > 0 ? 'one' : 'number'
    case 'integer':
    case 'decimal':
      return 'number'
    case 'date':
      return appearance.split(/\s+/).includes('year') ? 'year' : null
    case 'text':
      return 'text'
    default:
      return null
  }
}

/** A calculation takes its value from another question, and so its words. */
function listOf({ type, list, calculation }: SurveyQuestion, definition: SurveyDefinition): string | null {
  if (list !== undefined) return list
  const [, name] = (type === 'calculate' && /\$\{([^}]+)\}/.exec(calculation ?? '')) || []
  const find = (nodes: readonly SurveyNode[]): string | undefined => {
    for (const node of nodes) {
      if (node.name === name && 'list' in node) return node.list
      const below = 'children' in node ? find(node.children) : undefined
      if (below !== undefined) return below
    }
    return undefined
  }
  return name === undefined ? null : (find(definition.survey) ?? null)
}

const mostSteps = 21

/** The values of a scale that has few of them. */
function stepsOf({ type, parameters = '' }: Pick<SurveyQuestion, 'type' | 'parameters'>): string[] {
  if (type !== 'range') return []
  const number = (name: string, usual: number) =>
    Number(new RegExp(`\\b${name}=(-?[\\d.]+)`).exec(parameters)?.[1] ?? usual)
  const [start, end, step] = [number('start', 1), number('end', 10), number('step', 1)]
  const steps = Math.floor((end - start) / step) + 1
  return step > 0 && steps > 0 && steps <= mostSteps
    ? Array.from({ length: steps }, (_, at) => String(start + at * step))
    : []
}

const codesWithoutList = (node: SurveyQuestion, kind: AnalysedQuestion['kind']): readonly string[] =>
  kind === 'number' || kind === 'year' ? bandCodes(kind) : stepsOf(node)

/** As the form limits it, by its parameter or its constraint; else as many as there are. */
function mostChosenIn({ parameters = '', constraint = '' }: SurveyQuestion, choices: number): number {
  const limits = [/\bmax=(\d+)/.exec(parameters)?.[1], /count-selected\(\.\)\s*<=\s*(\d+)/.exec(constraint)?.[1]]
  return Math.max(1, Math.min(choices, ...limits.flatMap((limit) => (limit === undefined ? [] : [Number(limit)]))))
}
