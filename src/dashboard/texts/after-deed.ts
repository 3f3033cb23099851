import type { TextCell, TextList, TextReviewer } from '../../contract/texts.ts'

/** The list after something was done, so that it need not be fetched anew for every text that is signed off. */
function withCells(list: TextList, language: string, keys: ReadonlySet<string>, change: (cell: TextCell) => TextCell) {
  const rows = list.rows.map((row) => {
    const cells = row.cells[language]
    if (!cells?.some(({ key }) => keys.has(key))) return row
    const changed = cells.map((cell) => (keys.has(cell.key) ? change(cell) : cell))
    return { ...row, cells: { ...row.cells, [language]: changed } }
  })
  return { ...list, rows }
}

/** @param on the day; null where the sign-off is taken back */
export function afterSigning(
  list: TextList,
  { language, name, organisation }: TextReviewer,
  keys: readonly string[],
  on: string | null,
): TextList {
  const at = list.signers.findIndex((one) => one.name === name && one.organisation === organisation)
  const by = at >= 0 ? at : list.signers.length
  const signers = at >= 0 ? list.signers : [...list.signers, { name, organisation }]
  return withCells({ ...list, signers }, language, new Set(keys), (cell) => {
    const others = (cell.signed ?? []).filter((entry) => entry.by !== by)
    return { ...cell, signed: on === null ? others : [...others, { by, on }] }
  })
}

/** @param suggestion undefined where it was discarded */
export const afterSuggesting = (
  list: TextList,
  language: string,
  key: string,
  suggestion: TextCell['suggestion'],
): TextList =>
  withCells(list, language, new Set([key]), ({ suggestion: _, ...cell }) =>
    suggestion ? { ...cell, suggestion } : cell,
  )
