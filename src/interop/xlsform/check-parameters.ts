import type { Report } from './border-finding.ts'
import type { ReadForm } from './check-form.ts'
import { rangeProblem } from './check-range.ts'
import { parametersOf, valueRules } from './parameter-rules.ts'
import type { SurveyRow } from './read-survey.ts'

/** The column `parameters`: pairs that can be read, that the type knows, with values that fit. */
export function checkParameters(form: ReadForm, report: Report): void {
  const { survey } = form
  for (const read of form.rows) {
    const text = survey.raw(read.row, 'parameters')
    const problem = problemOf(form, read, text)
    if (problem === null) continue
    report({
      severity: 'error',
      code: 'invalid-parameters',
      message: problem,
      ...survey.at(read.row.row, 'parameters'),
    })
  }
}

function problemOf(form: ReadForm, read: SurveyRow, text: string): string | null {
  const { node } = read
  const parameters = readPairs(text, node.type.endsWith('_from_file'))
  if (parameters === null) return 'Parameters are pairs such as "start=1 end=10", without spaces around "=".'
  const accepted = parametersOf[node.type]
  const keys = [...parameters.keys()]
  const unknown = accepted ? keys.filter((key) => !accepted.includes(key)) : []
  if (unknown.length > 0)
    return `A ${node.type} has no parameter ${unknown.join(', ')}. It takes ${accepted?.join(', ')}.`
  if (accepted) {
    for (const [key, value] of parameters) {
      const rule = valueRules[`${node.type}/${key}`] ?? valueRules[key]
      if (rule && !rule.fits(value)) return `${key} ${rule.must}, and "${value}" is not.`
    }
  }
  if (parameters.has('seed') && !parameters.has('randomize'))
    return 'A seed does nothing without randomize=true. Add that, or take the seed out.'
  if (node.type === 'range') return rangeProblem(parameters, node.appearance ?? '', choiceNames(form))
  if (node.type === 'audit') return auditProblem(parameters)
  const geometry = node.type.startsWith('geo') ? parameters.get('reference-geometry') : undefined
  return geometry === undefined ? null : geometryProblem(form, geometry)
}

/** @returns null for what is no list of pairs */
function readPairs(text: string, keepsCase: boolean): Map<string, string> | null {
  const pieces = text
    .replace(/\s*=\s*/g, '=')
    .split(/[\s,;]+/)
    .filter((piece) => piece !== '')
  const pairs = pieces.map((piece) => /^([^=]+)=([^=]+)$/.exec(piece))
  if (pairs.some((pair) => pair === null)) return null
  return new Map(
    pairs.map((pair) => {
      const [, key = '', value = ''] = pair ?? []
      const name = key.toLowerCase()
      return [name, keepsCase && (name === 'value' || name === 'label') ? value : value.toLowerCase()]
    }),
  )
}

function choiceNames({ choices }: ReadForm): (list: string) => readonly string[] | undefined {
  return (list) => {
    const names = choices.filter((each) => each.list.toLowerCase() === list).map(({ choice }) => choice.name)
    return names.length > 0 ? names : undefined
  }
}

function auditProblem(parameters: ReadonlyMap<string, string>): string | null {
  const needed = ['location-priority', 'location-min-interval', 'location-max-age']
  const there = needed.filter((key) => parameters.has(key))
  if (there.length === 0) return null
  if (there.length < needed.length) return `To note places, ${needed.join(', ')} are needed together.`
  const isLonger = Number(parameters.get('location-max-age')) >= Number(parameters.get('location-min-interval'))
  return isLonger ? null : 'location-max-age must be at least location-min-interval.'
}

/** Shapes on a map come from a list, an entity list, a file or a repeat. */
function geometryProblem({ rows, choices, workbook }: ReadForm, name: string): string | null {
  const repeat = /^\$\{\s*(.+?)\s*\}$/.exec(name)?.[1]
  const entities =
    workbook.sheets
      .find((sheet) => sheet.name.toLowerCase() === 'entities')
      ?.rows.slice(1)
      .flat() ?? []
  const same = (other: string | undefined) => other?.toLowerCase() === name
  const lists = [
    ...choices.filter(({ table }) => table.name.toLowerCase() === 'choices').map(({ list }) => list),
    ...rows.flatMap(({ type, node }) =>
      type.kind === 'question' ? attachedFile(node.name, node.type, type.list) : [],
    ),
    ...entities,
  ]
  const isThere =
    repeat === undefined
      ? lists.some(same)
      : rows.some(({ node }) => node.type === 'repeat' && node.name.toLowerCase() === repeat)
  return isThere
    ? null
    : `reference-geometry names no choice list, entity list, file or \${repeat}: "${name}". Correct it, or take it out.`
}

/** The file that a question brings along, without its ending. */
function attachedFile(name: string, type: string, list: string | undefined): string[] {
  if (type.endsWith('-external')) return [stem(name)]
  return list?.includes('.') ? [stem(list)] : []
}

const stem = (file: string): string => file.replace(/\.[^.]*$/, '')
