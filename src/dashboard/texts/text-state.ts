import { reviewersNeeded, type TextCell, type TextRow } from '../../contract/texts.ts'
import { foldForSearch } from '../../i18n/index.ts'

export const textStates = ['missing', 'stale', 'unreviewed', 'once', 'signed'] as const
export type TextState = (typeof textStates)[number]

/** How far a text of a language has come. A sign-off counts while English and translation are as they were. */
export function stateOf({ text, isStale, signed = [] }: TextCell): TextState {
  if (text === '') return 'missing'
  if (isStale) return 'stale'
  const people = signed.filter(({ isPast }) => !isPast).length
  if (people >= reviewersNeeded) return 'signed'
  return people > 0 ? 'once' : 'unreviewed'
}

/** Texts of one language, counted: `present` is all but the missing ones. */
export type TextTally = Readonly<Record<TextState | 'needed' | 'present', number>>

const none: TextTally = { needed: 0, present: 0, missing: 0, stale: 0, unreviewed: 0, once: 0, signed: 0 }

/** @param groupsOf the lines in which a text is counted: one for each file, or each screen on which it stands */
export function tallies(
  rows: readonly TextRow[],
  language: string,
  groupsOf: (row: TextRow) => readonly string[],
): ReadonlyMap<string, TextTally> {
  const found = new Map<string, TextTally>()
  for (const row of rows)
    for (const cell of row.cells[language] ?? []) {
      const state = stateOf(cell)
      for (const group of groupsOf(row)) {
        const before = found.get(group) ?? none
        const present = before.present + Number(state !== 'missing')
        found.set(group, { ...before, needed: before.needed + 1, present, [state]: before[state] + 1 })
      }
    }
  return found
}

export interface TextFilter {
  readonly namespace: string
  readonly screen: string
  /** "" is every state; `suggested` those for which somebody proposes other words. */
  readonly state: TextState | 'suggested' | ''
  /** Whose state; "" is any language that is translated into. */
  readonly language: string
  readonly search: string
}

export const everyText: TextFilter = { namespace: '', screen: '', state: '', language: '', search: '' }

/** Rows that a filter lets through; every word of the search must be in a text or a key. */
export function findRows(rows: readonly TextRow[], filter: TextFilter, folded: (row: TextRow) => string) {
  const words = foldForSearch(filter.search).split(' ').filter(Boolean)
  return rows.filter(
    (row) =>
      (filter.namespace === '' || row.namespace === filter.namespace) &&
      (filter.screen === '' || row.screens.includes(filter.screen)) &&
      hasState(row, filter) &&
      words.every((word) => folded(row).includes(word)),
  )
}

function hasState({ cells }: TextRow, { state, language }: TextFilter): boolean {
  if (state === '') return true
  return Object.entries(cells)
    .filter(([tag]) => (language === '' ? tag !== 'en' : tag === language))
    .some(([, own]) =>
      own.some((cell) => (state === 'suggested' ? cell.suggestion !== undefined : stateOf(cell) === state)),
    )
}

/** What of a row can be searched for, the same for all spellings of a word. Made once for each row. */
export function createFolded(): (row: TextRow) => string {
  const known = new WeakMap<TextRow, string>()
  return (row) => {
    const before = known.get(row)
    if (before !== undefined) return before
    const texts = Object.values(row.cells).flatMap((cells) => cells.map(({ text }) => text))
    const folded = foldForSearch([row.id, ...row.questions, ...texts].join(' '))
    known.set(row, folded)
    return folded
  }
}

const filterNames = ['namespace', 'screen', 'state', 'language', 'search'] as const

/** `#texts/language=sq&state=stale`, so that a list can be linked to, and Back leads to it. */
export function filterAddress(filter: Partial<TextFilter>): string {
  const query = new URLSearchParams(filterNames.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])))
  return `#texts/${query}`
}

export function filterOf(hash: string): TextFilter {
  const query = new URLSearchParams(hash.split('/').slice(1).join('/'))
  const given = Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? '']))
  const state = [...textStates, 'suggested' as const, '' as const].find((known) => known === given['state']) ?? ''
  return { ...everyText, ...given, state }
}
