/** A piece of a text, and whether only one of the two sides has it. */
export interface DiffPiece {
  readonly text: string
  readonly isOwn: boolean
}

/** Word by word, what two texts have in common: the longest common run of words stays, the rest is each side's own. */
export function wordDiff(before: string, after: string): { before: readonly DiffPiece[]; after: readonly DiffPiece[] } {
  const a = words(before)
  const b = words(after)
  // lengths[i][j]: how many words a from i and b from j can share.
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const left: DiffPiece[] = []
  const right: DiffPiece[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && x === y) {
      left.push({ text: x, isOwn: false })
      right.push({ text: x, isOwn: false })
      i += 1
      j += 1
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      left.push({ text: x, isOwn: true })
      i += 1
    } else {
      right.push({ text: y ?? '', isOwn: true })
      j += 1
    }
  }
  return { before: joined(left), after: joined(right) }
}

const words = (text: string): readonly string[] => text.match(/\S+|\s+/g) ?? []

function joined(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const together: DiffPiece[] = []
  for (const piece of pieces) {
    const last = together.at(-1)
    if (last && last.isOwn === piece.isOwn)
      together[together.length - 1] = { text: last.text + piece.text, isOwn: last.isOwn }
    else together.push(piece)
  }
  return together
}
