/** Answers as they stand in a payload: objects, lists of instances, and texts at their ends. */
export type AnswerTree = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is AnswerTree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every text by its path, as the engine names nodes: `/sec_e_policy/policy_examples[1]/example_name`. */
export function flatAnswers(tree: AnswerTree): Map<string, string> {
  const flat = new Map<string, string>()
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') flat.set(path, value)
    else if (Array.isArray(value)) for (const [at, one] of value.entries()) visit(one, `${path}[${at + 1}]`)
    else if (isRecord(value)) for (const [name, below] of Object.entries(value)) visit(below, `${path}/${name}`)
  }
  visit(tree, '')
  return flat
}

/** How many instances each repeat has, by its path. */
export function instanceCounts(tree: AnswerTree): Record<string, number> {
  const counts: Record<string, number> = {}
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      counts[path] = value.length
      for (const [at, one] of value.entries()) visit(one, `${path}[${at + 1}]`)
    } else if (isRecord(value)) for (const [name, below] of Object.entries(value)) visit(below, `${path}/${name}`)
  }
  visit(tree, '')
  return counts
}

type Growing = Record<string, unknown>

/**
 * @param changes texts to set by their path; null takes an answer out, with the groups that have nothing left
 * @returns a tree of its own: the one it was made from stays what it is
 */
export function changedAnswers(tree: AnswerTree, changes: ReadonlyMap<string, string | null>): AnswerTree {
  const copy = structuredClone(tree) as Growing
  for (const [path, value] of changes) {
    const steps = path.split('/').slice(1)
    if (value === null) takeOut(copy, steps)
    else setAt(copy, steps, value)
  }
  return copy
}

/** `policy_examples[2]` -> its name, and the place in the list from 0; null for what is no repeat. */
function readStep(step: string): readonly [name: string, at: number | null] {
  const [, name = step, number] = /^(.*)\[(\d+)\]$/.exec(step) ?? []
  return [name, number === undefined ? null : Number(number) - 1]
}

function setAt(into: Growing, [step = '', ...rest]: readonly string[], value: string): void {
  const [name, at] = readStep(step)
  if (rest.length === 0) {
    define(into, name, value)
    return
  }
  const here = Object.hasOwn(into, name) ? into[name] : undefined
  if (at === null) {
    const group: Growing = isRecord(here) ? (here as Growing) : {}
    define(into, name, group)
    setAt(group, rest, value)
  } else {
    const list: unknown[] = Array.isArray(here) ? here : []
    define(into, name, list)
    while (list.length <= at) list.push({})
    const instance = list[at]
    if (isRecord(instance)) setAt(instance as Growing, rest, value)
  }
}

/** Not by assignment, because a question may have a name that means something to an object. */
const define = (into: Growing, name: string, value: unknown): void =>
  void Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true })

function takeOut(from: Growing, [step = '', ...rest]: readonly string[]): void {
  const [name, at] = readStep(step)
  const here = Object.hasOwn(from, name) ? from[name] : undefined
  const below = at === null ? here : Array.isArray(here) ? here[at] : undefined
  if (rest.length > 0 && isRecord(below)) takeOut(below as Growing, rest)
  const isEmpty =
    rest.length === 0 ||
    (at === null ? isRecord(here) && Object.keys(here).length === 0 : Array.isArray(here) && here.every(isBare))
  if (isEmpty) delete from[name]
}

const isBare = (value: unknown): boolean => isRecord(value) && Object.keys(value).length === 0
