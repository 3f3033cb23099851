import type { Choice } from '../contract/definition.ts'
import type { NodeSet } from './expression/value.ts'
import { toBoolean } from './expression/value.ts'
import type { FormNode } from './form-node.ts'
import { shuffle } from './shuffle.ts'

/** What `choice_filter` lets through: it is asked once per row, with the row's columns as bare names and as `.`. */
export function filteredChoices(node: FormNode, rowsOf: (list: readonly Choice[]) => NodeSet): readonly Choice[] {
  const { choices = [], expressions } = node.item
  const filter = expressions.choice_filter
  if (!filter) return choices
  const rows = rowsOf(choices)
  return choices.filter((_, index) => {
    const scope = { ...node.scope, node: rows[index], position: index + 1, size: choices.length }
    return toBoolean(filter.evaluate(scope))
  })
}

/**
 * The order in which choices are shown. Pinned ones ("other", "don't know") stay behind the rest, in the order of the list.
 * @param seed of the session; two questions of a session still get two orders
 */
export function displayOrder(node: FormNode, seed: number): readonly Choice[] {
  const choices = node.choices ?? []
  const { parameters } = node.item
  if (parameters.get('randomize') !== 'true') return choices
  const ownSeed = Number(parameters.get('seed') ?? Number.NaN)
  const isPinned = (choice: Choice) => choice.pinned === true
  const loose = choices.filter((choice) => !isPinned(choice))
  const shuffled = shuffle(loose, Number.isNaN(ownSeed) ? hash(`${seed} ${node.path}`) : ownSeed)
  return [...shuffled, ...choices.filter(isPinned)]
}

/** FNV-1a: neighbouring seeds must not begin alike, as Park and Miller's generator lets them. */
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
  return sum >>> 0
}
