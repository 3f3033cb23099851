import type { Report } from './border-finding.ts'
import type { ReadForm } from './check-form.ts'
import type { SurveyRow } from './read-survey.ts'

const looksUp = ['calculation', 'constraint', 'readonly', 'required', 'relevant']

/** Lists from files, from other forms and from the form itself: a name that means two of them means neither. */
export function checkSources({ survey, rows }: ReadForm, report: Report): void {
  const sources = new Map<string, string>()
  for (const read of rows) {
    const texts = looksUp.map((column) => survey.raw(read.row, column))
    for (const [name, source] of [...listSources(read), ...texts.flatMap(lookedUp)]) {
      const earlier = sources.get(name)
      sources.set(name, earlier ?? source)
      if (earlier === undefined || earlier === source) continue
      const message = `${name} comes from ${earlier} and from ${source}, and a form can have one list of that name. Rename one of them.`
      report({ severity: 'error', code: 'ambiguous-source', message, ...survey.at(read.row.row, 'type') })
    }
  }
}

type Source = readonly [name: string, source: string]

function listSources({ type, node }: SurveyRow): Source[] {
  if (node.type === 'csv-external' || node.type === 'xml-external')
    return [[node.name, `${node.name}.${node.type.slice(0, 3)}`]]
  if (type.kind !== 'question' || type.list === undefined) return []
  const stem = type.list.replace(/\.[^.]*$/, '')
  return node.type.endsWith('_from_file') ? [[stem, type.list]] : [[type.list, 'the sheet "choices"']]
}

function lookedUp(text: string): Source[] {
  const files = [...text.matchAll(/\bpulldata\s*\(\s*(?:'([^']*)'|"([^"]*)")/g)].map(
    ([, one, other]) => one ?? other ?? '',
  )
  const last = text.includes('${last-saved#') ? [['__last-saved', 'the form that was saved last'] as const] : []
  return [...files.map((file) => [file, `${file}.csv`] as const), ...last]
}
