import type { KeptSubmission } from '../../contract/exports.ts'
import type { Table } from './merged-survey.ts'

/** One row of a table: answers by question. What is not there was not asked; "" was asked and not answered. */
export interface Instance {
  readonly answers: ReadonlyMap<string, string>
  readonly repeats: ReadonlyMap<string, readonly Instance[]>
}

export interface ReadSubmission extends Instance {
  readonly kept: KeptSubmission
  /** Place among the submissions of this export, from 1. */
  readonly index: number
  /** False for a payload that cannot be read: whether anything was asked is not known then. */
  readonly isReadable: boolean
  /** The answers nested as they were sent; null for a payload that cannot be read. */
  readonly sent: object | null
  /** What has no column, by its path; the whole payload under "" when it cannot be read. */
  readonly unplaced: ReadonlyMap<string, unknown>
}

/** Deeper than any questionnaire; what is deeper is kept by the store and shown as it came. */
const maxDepth = 32

type Growing = { readonly answers: Map<string, string>; readonly repeats: Map<string, Growing[]> }
const growing = (): Growing => ({ answers: new Map(), repeats: new Map() })

/** Lays the payload of a submission beside the tables; nothing in it is lost, and nothing in it makes this throw. */
export function createReader(tables: readonly Table[]) {
  const questions = new Map(tables.map(({ name, fields }) => [name, new Set(fields.map((field) => field.name))]))
  const repeatsOf = (table: string) => new Set(tables.filter(({ parent }) => parent === table).map(({ name }) => name))
  const repeats = new Map(tables.map(({ name }) => [name, repeatsOf(name)]))
  const decoder = new TextDecoder()

  return function read(kept: KeptSubmission, index: number): ReadSubmission {
    const text = decoder.decode(kept.payload)
    const unplaced = new Map<string, unknown>()
    const root = growing()
    const answers = kept.payloadType === 'json' && isShallow(kept) ? answersIn(text) : null
    if (answers === null)
      return { kept, index, isReadable: false, sent: null, ...root, unplaced: new Map([['', text]]) }
    walk(answers, '', '', root, unplaced, 0)
    return { kept, index, isReadable: true, sent: answers, ...root, unplaced }
  }

  function walk(
    group: object,
    path: string,
    table: string,
    into: Growing,
    unplaced: Map<string, unknown>,
    depth: number,
  ): void {
    for (const [name, value] of Object.entries(group)) {
      const here = path === '' ? name : `${path}/${name}`
      if (typeof value === 'string') {
        if (questions.get(table)?.has(name) && !into.answers.has(name)) into.answers.set(name, value)
        else unplaced.set(here, value)
      } else if (isRecord(value) && depth < maxDepth) walk(value, here, table, into, unplaced, depth + 1)
      else if (Array.isArray(value) && repeats.get(table)?.has(name) && value.every(isRecord) && depth < maxDepth)
        into.repeats.set(
          name,
          value.map((instance, at) => {
            const row = growing()
            walk(instance, `${here}[${at + 1}]`, name, row, unplaced, depth + 1)
            return row
          }),
        )
      else unplaced.set(here, value)
    }
  }
}

/** The endpoint has measured it already; a reader that recurses would end at the bottom of the stack. */
const isShallow = ({ reasons }: KeptSubmission) => !reasons.includes('payload_too_deep')

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function answersIn(text: string): object | null {
  try {
    const payload: unknown = JSON.parse(text)
    return isRecord(payload) && 'answers' in payload && isRecord(payload.answers) ? payload.answers : null
  } catch {
    // Not JSON: the row then shows the text as it came.
    return null
  }
}
