import type * as z from 'zod/mini'
import { questionTypes } from '../contract/definition.ts'
import { nearestName } from './nearest-name.ts'
import type { Finding } from './types.ts'

type Issue = z.core.$ZodIssue

const maxNesting = 100

/** Columns of a question, for "did you mean"; which of them a row may have depends on its type. */
const columns =
  'type name list relevant required readonly constraint calculation trigger choice_filter default appearance parameters part when_not_relevant class output public repeat_count children x'.split(
    ' ',
  )

/** What is wrong with the shape of a definition: one finding per place, with the question's name where it has one. */
export function shapeFindings(definition: unknown, issues: readonly Issue[]): Finding[] {
  return issues.map((issue) => {
    const pointer = issue.path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
    const question = questionAt(definition, issue.path)
    const column =
      question === undefined ? undefined : issue.path.findLast((key) => typeof key === 'string' && key !== 'children')
    const at = {
      pointer,
      ...(question !== undefined && { question }),
      ...(column !== undefined && { column: String(column) }),
    }
    const place = [question, pointer || 'the definition'].filter((part) => part !== undefined).join(', ')
    return { severity: 'error', code: codeOf(issue), message: `${place}: ${sentence(issue)}`, at }
  })
}

/** A finding for a definition nested so deep that no parser should be sent into it; undefined for any other. */
export function nestingFinding(definition: unknown): Finding | undefined {
  let level: unknown[] = [definition]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxNesting) {
      const message = `the definition: nested deeper than ${maxNesting} levels. Move groups up.`
      return { severity: 'error', code: 'too-deep', message, at: { pointer: '' } }
    }
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return undefined
}

function codeOf({ code }: Issue): string {
  return code === 'unrecognized_keys' ? 'unknown-column' : 'invalid-shape'
}

function sentence(issue: Issue): string {
  const key = String(issue.path.at(-1) ?? '')
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [unknown = ''] = issue.keys
      const nearest = nearestName(unknown, columns)
      const names = issue.keys.join(', ')
      return `there is no column ${names} here.${nearest === undefined || nearest === unknown ? ' Take it out, or put it into "x".' : ` Did you mean ${nearest}?`}`
    }
    case 'invalid_type':
      return expected(issue.expected, key)
    case 'invalid_union':
      return issue.discriminator === undefined
        ? 'must be a text, a number, or true or false.'
        : `is no type of question. Choose one of ${questionTypes.join(', ')}, group, repeat.`
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}.`
    case 'invalid_format':
      return key === 'name'
        ? 'must begin with a letter or _ and hold only letters, digits, "_", "-" and ".", at most 255.'
        : `must have the form ${'pattern' in issue ? issue.pattern : issue.format}.`
    case 'too_small':
      return issue.origin === 'string'
        ? 'is empty. Fill it in or take the column out.'
        : `must be at least ${issue.minimum}.`
    case 'too_big':
      return issue.origin === 'string'
        ? `is too long; the limit is ${issue.maximum} characters.`
        : `must be at most ${issue.maximum}.`
    default:
      return 'is not what a definition has here; see the JSON Schema of definitions.'
  }
}

function expected(type: string, key: string): string {
  const expression = ['required', 'readonly', 'relevant'].includes(key) ? ', such as "true()"' : ''
  const words: Readonly<Record<string, string>> = {
    string: `must be a text${expression}.`,
    array: 'must be a list, in [ ].',
    object: 'must be an object, in { }.',
    record: 'must be an object, in { }.',
    number: 'must be a number.',
    int: 'must be a whole number.',
    boolean: 'must be true or false.',
  }
  return words[type] ?? `must be ${type}.`
}

/** The name of the innermost row that the path leads through. */
function questionAt(definition: unknown, path: readonly PropertyKey[]): string | undefined {
  if (path[0] !== 'survey') return undefined
  let value = definition
  let name: string | undefined
  for (const key of path) {
    value = memberOf(value, key)
    const own = memberOf(value, 'name')
    if (typeof own === 'string') name = own
  }
  return name
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
}
