import type { Choice, SurveyDefinition, SurveyNode } from '../../contract/definition.ts'
import { readCsv } from '../read-csv.ts'
import type { BorderFinding } from './border-finding.ts'
import { formExtraOf } from './layout.ts'
import type { ReadXlsform } from './read-xlsform.ts'
import { typeCell } from './row-columns.ts'
import { setWord, type Words, type WordsDraft } from './words.ts'

type Read = ReadXlsform & { status: 'ok' }
type FileQuestion = Extract<SurveyNode, { list?: string | undefined }>

const fromFile = /^(select_one|select_multiple|rank)_from_file$/
/** As XLSForm has it: `value=code label=name` names other columns. */
const columnOf = (node: SurveyNode, which: 'value' | 'label', otherwise: string): string =>
  new RegExp(`(?:^|[\\s,;])${which}\\s*=\\s*([^\\s,;]+)`).exec(node.parameters ?? '')?.[1] ?? otherwise

/**
 * Gives the questions whose choices are in a file their choices, so that they can be asked: each becomes the question
 * that it is, and keeps in `x` how it was written. Without the file it stays one that cannot be asked here.
 * @param fileBeside text of a file in the form's own folder, or null
 */
export function withFileChoices(read: Read, fileBeside: (name: string) => string | null): Read {
  const lists: Record<string, Choice[]> = { ...read.definition.choices }
  const words: WordsDraft = new Map([...read.words].map(([language, texts]) => [language, new Map(texts)]))
  const files = new Set<string>()
  const findings: BorderFinding[] = []
  const languages = [...new Set([...read.words.keys(), read.definition.default_language])]

  function visit(nodes: readonly SurveyNode[], above: string): SurveyNode[] {
    return nodes.map((node, index) => {
      const pointer = `${above}/${index}`
      if ('children' in node) return { ...node, children: visit(node.children, `${pointer}/children`) }
      const [, type] = fromFile.exec(node.type) ?? []
      return type && node.list !== undefined ? asked(node, type as 'select_one', pointer) : node // as the pattern has it
    })
  }

  function asked(node: FileQuestion, type: 'select_one', pointer: string): SurveyNode {
    const list = node.list ?? ''
    const warn = (code: string, message: string) =>
      findings.push({ severity: 'warning', code, message, ...(read.origin(pointer, 'list') ?? { sheet: 'survey' }) })
    const text = /^[^/\\]+\.csv$/i.test(list) ? fileBeside(list) : null
    if (text === null) {
      const message = `The choices are in ${list}, which is not beside the form. Put it there as CSV and import again; until then the question says that it cannot be answered.`
      warn('missing-file', message)
      return node
    }
    const [head = [], ...rows] = readCsv(text)
    const at = (column: string) => head.findIndex((heading) => heading.trim() === column)
    const [value, label] = [at(columnOf(node, 'value', 'name')), at(columnOf(node, 'label', 'label'))]
    if (value < 0) {
      warn('missing-column', `${list} has no column "${columnOf(node, 'value', 'name')}" in its first row. Add it.`)
      return node
    }
    if (type === 'select_one' || !rows.some((row) => /\s/.test(row[value]?.trim() ?? ''))) {
      if (!files.has(list)) lists[list] = choicesOf(list, head, rows, { value, label })
      files.add(list)
      return { ...node, type, x: { type: typeCell(node, false), ...node.x } }
    }
    warn('invalid-choice', `A name in ${list} has a space, and spaces part the answers of this type. Rename it.`)
    return node
  }

  function choicesOf(
    list: string,
    head: readonly string[],
    rows: readonly (readonly string[])[],
    { value, label }: { value: number; label: number },
  ): Choice[] {
    const said = new Map<string, string>()
    return rows.flatMap((row) => {
      const name = row[value]?.trim() ?? ''
      if (name === '') return []
      const text = row[label]?.trim() ?? ''
      let key = name
      for (let n = 2; said.has(key) && said.get(key) !== text; n += 1) key = `${name}#${n}`
      said.set(key, text)
      if (text !== '') for (const language of languages) setWord(words, language, `choices.${list}.${key}`, text)
      const more = head.flatMap((heading, index) =>
        index === value || index === label || !isOwnColumn(heading.trim()) ? [] : [[heading.trim(), row[index] ?? '']],
      )
      return [{ name, ...(key !== name && { words: key }), ...Object.fromEntries(more) }]
    })
  }

  const survey = visit(read.definition.survey, '/survey')
  const definition: SurveyDefinition = { ...read.definition, choices: lists, survey }
  const x = { ...definition.x, file_lists: [...files] }
  return {
    ...read,
    definition: files.size > 0 ? { ...definition, x } : read.definition,
    words,
    findings: [...read.findings, ...findings],
  }
}

/** A further column serves choice_filter; these a choice has for itself. */
const isOwnColumn = (heading: string): boolean =>
  !['', 'name', 'words', 'exclusive', 'pinned', '__proto__'].includes(heading)

/** The files that an exported form needs beside it, as CSV; labels are those of the default language. */
export function choiceFiles(definition: SurveyDefinition, words: Words): ReadonlyMap<string, string> {
  const texts = words.get(definition.default_language) ?? words.get('default')
  const files = formExtraOf(definition).file_lists ?? []
  return new Map(
    files.map((file) => {
      const asking = questionOf(definition.survey, file)
      const choices = definition.choices[file] ?? []
      const further = [...new Set(choices.flatMap((choice) => Object.keys(choice)))].filter(isOwnColumn)
      const head = [columnOf(asking, 'value', 'name'), columnOf(asking, 'label', 'label'), ...further]
      const rows = choices.map((choice) => [
        choice.name,
        texts?.get(`choices.${file}.${choice.words ?? choice.name}`) ?? '',
        ...further.map((column) => String(choice[column] ?? '')),
      ])
      return [file, [head, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')]
    }),
  )
}

const quoted = (cell: string): string => (/[",\r\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function questionOf(nodes: readonly SurveyNode[], file: string): SurveyNode {
  const find = (some: readonly SurveyNode[]): SurveyNode | undefined => {
    for (const node of some) {
      const found = 'children' in node ? find(node.children) : 'list' in node && node.list === file ? node : undefined
      if (found) return found
    }
    return undefined
  }
  return find(nodes) ?? { type: 'group', name: '', children: [] }
}
