import type { SurveyDefinition, SurveyNode, SurveyQuestion } from '../../contract/definition.ts'

/** A question as all versions of the survey have it together. */
export interface Field {
  readonly name: string
  readonly type: SurveyQuestion['type']
  /** Names of the groups around it, from the outermost, below its table. */
  readonly groups: readonly string[]
  readonly list: string | null
  /** Codes of every version, the newest version's order first. */
  readonly choices: readonly string[]
  /** As the strictest of the versions classes it. */
  readonly sensitivity: 'none' | 'personal' | 'special-category'
  readonly publicRule: string
  /** Asks for the year only. */
  readonly isYear: boolean
  /** Not everybody is asked: it, or a group around it, has a `relevant`. */
  readonly isConditional: boolean
  /** The form versions that ask it, newest first. */
  readonly versions: readonly string[]
}

/** What becomes one sheet or file: the submissions, or the instances of a repeat. */
export interface Table {
  /** Name of the repeat; "" for the submissions. */
  readonly name: string
  /** The table that its rows belong to; null for the submissions. */
  readonly parent: string | null
  /** Groups and repeat on the way to it, below its parent's. */
  readonly path: readonly string[]
  readonly fields: readonly Field[]
}

type Draft = { -readonly [Key in keyof Table]: Table[Key] } & { fields: Field[] }

const strictness = ['none', 'personal', 'special-category'] as const

/**
 * One part of all versions of a survey as tables. A question is known by its name, wherever a version put it: the names
 * are stable, the groups around them are not.
 * @param definitions newest first; whatever they disagree on, the newest decides
 * @returns the submissions first, then the repeats that hold questions of this part
 */
export function mergeVersions(definitions: readonly SurveyDefinition[], part: string): readonly Table[] {
  const tables = new Map<string, Draft>([['', { name: '', parent: null, path: [], fields: [] }]])
  for (const definition of definitions) mergeVersion(definition, part, tables)
  return [...tables.values()].filter(
    ({ name, fields }) =>
      name === '' || fields.length > 0 || [...tables.values()].some(({ parent }) => parent === name),
  )
}

interface Around {
  readonly table: string
  readonly groups: readonly string[]
  readonly part: string
  readonly isConditional: boolean
}

function mergeVersion(definition: SurveyDefinition, part: string, tables: Map<string, Draft>): void {
  const visit = (node: SurveyNode, around: Around) => {
    const own = node.part ?? around.part
    const isConditional = around.isConditional || node.relevant !== undefined
    if (node.type === 'group' || node.type === 'repeat') {
      const isTable = node.type === 'repeat'
      const path = [...around.groups, node.name]
      if (isTable && !tables.has(node.name))
        tables.set(node.name, { name: node.name, parent: around.table, path, fields: [] })
      const below = { table: isTable ? node.name : around.table, groups: isTable ? [] : path, part: own }
      // Whether the repeat itself is asked shows in whether there are instances.
      for (const child of node.children) visit(child, { ...below, isConditional: isTable ? false : isConditional })
    } else if (own === part && node.type !== 'note') {
      const fields = tables.get(around.table)?.fields
      if (fields) mergeField(fields, fieldOf(node, definition, around.groups, isConditional))
    }
  }
  const first = definition.settings.parts[0] ?? ''
  for (const node of definition.survey) visit(node, { table: '', groups: [], part: first, isConditional: false })
}

function fieldOf(
  question: SurveyQuestion,
  definition: SurveyDefinition,
  groups: readonly string[],
  isConditional: boolean,
): Field {
  const { name, type, list = null } = question
  const choices = list !== null && Object.hasOwn(definition.choices, list) ? definition.choices[list] : undefined
  return {
    name,
    type,
    groups,
    list,
    choices: choices?.map((choice) => choice.name) ?? [],
    sensitivity: question.class ?? 'none',
    publicRule: question.public ?? 'n/a',
    isYear: type === 'date' && (question.appearance?.split(/\s+/).includes('year') ?? false),
    isConditional,
    versions: [definition.version],
  }
}

function mergeField(fields: Field[], older: Field): void {
  const at = fields.findIndex(({ name }) => name === older.name)
  const known = fields[at]
  if (!known) {
    fields.push(older)
    return
  }
  fields[at] = {
    ...known,
    // What was once free text and is a number now can only be read as text by both.
    type: known.type === older.type ? known.type : 'text',
    isYear: known.isYear && older.isYear,
    isConditional: known.isConditional || older.isConditional,
    choices: [...new Set([...known.choices, ...older.choices])],
    sensitivity:
      strictness[Math.max(strictness.indexOf(known.sensitivity), strictness.indexOf(older.sensitivity))] ??
      'special-category',
    versions: [...new Set([...known.versions, ...older.versions])],
  }
}
