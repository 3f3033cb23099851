import type { SurveyNode } from '../../src/contract/definition.ts'
import { definition } from './femig-survey.ts'

/** A row as an export should show it: texts by column. */
export type ExpectedRow = Readonly<Record<string, string>>

type Kept = { readonly instance_id: string; readonly payload: Uint8Array | string }

interface Question {
  readonly name: string
  readonly type: string
  readonly choices: readonly string[]
  readonly isSpecial: boolean
  readonly isYear: boolean
}

/**
 * What an export of the part `answers` should hold, worked out from the rows of the database and the questionnaire by
 * another way than the export takes: straight along the nesting of what was sent.
 */
export function expectedRows(rows: readonly Kept[]): {
  readonly submissions: readonly ExpectedRow[]
  readonly examples: readonly ExpectedRow[]
} {
  const submissions: ExpectedRow[] = []
  const examples: ExpectedRow[] = []
  for (const { instance_id, payload } of rows.toSorted((a, b) => (a.instance_id < b.instance_id ? -1 : 1))) {
    const sent = JSON.parse(Buffer.from(payload as Uint8Array).toString()).answers
    submissions.push({ meta_instance_id: instance_id, ...cells(definition.survey, sent) })
    const repeat = definition.survey.flatMap((section) =>
      section.type === 'group' ? section.children.filter(({ type }) => type === 'repeat') : [],
    )[0]
    if (repeat?.type !== 'repeat') throw new Error('the questionnaire has lost its repeat')
    for (const [at, example] of (sent.sec_e_policy?.[repeat.name] ?? []).entries())
      examples.push({
        meta_instance_id: instance_id,
        meta_position: String(at + 1),
        ...cells(repeat.children, example),
      })
  }
  return { submissions, examples }
}

function cells(nodes: readonly SurveyNode[], sent: Readonly<Record<string, unknown>> | undefined): ExpectedRow {
  const found: Record<string, string> = {}
  for (const node of nodes) {
    if (node.type === 'repeat') continue
    const below = sent?.[node.name]
    if (node.type === 'group')
      Object.assign(found, cells(node.children, below as Record<string, unknown> | undefined)) // as toSubmission nests
    else if (node.type !== 'note' && !isElsewhere(node)) Object.assign(found, ofQuestion(question(node), below))
  }
  return found
}

const isElsewhere = ({ name, part }: SurveyNode) =>
  (part !== undefined && part !== 'answers') || /^(mapping_|leader)/.test(name)

const question = (node: SurveyNode): Question => ({
  name: node.name,
  type: node.type,
  choices: 'list' in node && node.list ? (definition.choices[node.list] ?? []).map(({ name }) => name) : [],
  isSpecial: 'class' in node && node.class === 'special-category',
  isYear: node.type === 'date' && node.appearance === 'year',
})

function ofQuestion({ name, type, choices, isSpecial, isYear }: Question, sent: unknown): ExpectedRow {
  if (isSpecial) return {}
  const value = typeof sent === 'string' ? sent : ''
  if (type !== 'select_multiple' && type !== 'rank') return { [name]: isYear ? value.slice(0, 4) : value }
  const chosen = value === '' ? [] : value.split(' ')
  const each = choices.map((code) => {
    const place = chosen.indexOf(code) + 1
    if (chosen.length === 0) return [`${name}__${code}`, ''] as const
    return [`${name}__${code}`, type === 'rank' ? (place > 0 ? String(place) : '') : place > 0 ? '1' : '0'] as const
  })
  return { [name]: value, [`${name}__asked`]: sent === undefined ? '0' : '1', ...Object.fromEntries(each) }
}

/** The rows of a table by its headings, without columns that nothing is expected of. */
export function byHeading(
  table: readonly (readonly string[])[],
  expected: readonly ExpectedRow[],
): readonly ExpectedRow[] {
  const [headings = [], ...rows] = table
  const wanted = Object.keys(expected[0] ?? {}).map((name) => [name, headings.indexOf(name)] as const)
  return rows.map((row) =>
    Object.fromEntries(wanted.map(([name, at]) => [name, at < 0 ? 'no such column' : (row[at] ?? '')])),
  )
}
