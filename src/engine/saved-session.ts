import type { Beginning } from './beginning.ts'
import { isRecomputed } from './calculation.ts'
import type { FormNode } from './form-node.ts'
import type { Form, SavedSession } from './types.ts'

/** All that a session needs to go on later: what people and triggers entered, not what can be computed again. */
export function saveSession(
  form: Form,
  seed: number,
  nodes: Iterable<FormNode>,
  hidden: ReadonlyMap<string, string>,
): SavedSession {
  const entries: [string, string][] = []
  const repeats: [string, number][] = []
  for (const node of nodes) {
    if (node.isRepeat) repeats.push([node.path, node.children.length])
    if (isKept(node)) entries.push([node.path, node.entered])
  }
  return {
    formVersion: form.definition.version,
    seed,
    entries: Object.fromEntries(entries),
    repeats: Object.fromEntries(repeats),
    hidden: Object.fromEntries(hidden),
  }
}

function isKept(node: FormNode): boolean {
  const { item, entered, isEdited } = node
  if (!item.question || item.isWithoutAnswer || item.isFilledByApp || isRecomputed(node)) return false
  // That a person emptied a calculated question must be known later, or the calculation would fill it again.
  return entered !== '' || (isEdited && !item.expressions.trigger)
}

/** What a session begins with: what was saved, or the defaults of the definition. */
export function beginningOf(
  form: Form,
  saved: SavedSession | undefined,
  hidden: ReadonlyMap<string, string>,
): Beginning {
  const entries = new Map(Object.entries(saved?.entries ?? {}))
  const repeats = new Map(Object.entries(saved?.repeats ?? {}))
  // In a draft of this very version a question without an entry was emptied by its person; in another one it may be new.
  const isSameVersion = saved?.formVersion === form.definition.version
  return {
    entry: (path, { name, isFilledByApp, expressions }) => {
      if (isFilledByApp) return hidden.get(name)
      const computesItself = expressions.calculation !== undefined && !expressions.trigger
      return entries.get(path) ?? (isSameVersion && !computesItself ? '' : undefined)
    },
    count: (path) => repeats.get(path),
  }
}
