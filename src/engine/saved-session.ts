import type { FormNode } from './form-node.ts'
import type { Beginning } from './form-state.ts'
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

function isKept({ item, entered, isEdited }: FormNode): boolean {
  if (!item.question || item.source.type === 'note' || item.source.type === 'hidden') return false
  const { calculation, trigger } = item.expressions
  // A calculation runs again by itself, unless a person changed its outcome or it must answer the same for ever.
  if (calculation && !trigger) return isEdited || (calculation.calls.has('once') && entered !== '')
  return entered !== ''
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
    entry: (path, { name, source, expressions }) => {
      if (source.type === 'hidden') return hidden.get(name)
      const computesItself = expressions.calculation !== undefined && !expressions.trigger
      return entries.get(path) ?? (isSameVersion && !computesItself ? '' : undefined)
    },
    count: (path) => repeats.get(path),
  }
}
