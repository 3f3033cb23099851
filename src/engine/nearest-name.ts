/** The known name that differs least from a mistyped one, if it differs by little; for "did you mean". */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined
  let least = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue
    const difference = distance(name.toLowerCase(), candidate.toLowerCase())
    if (difference < least) [nearest, least] = [candidate, difference]
  }
  return nearest
}

/** Levenshtein's, with a swap of neighbours counting as one slip. */
function distance(first: string, second: string): number {
  let before: number[] = []
  let row = Array.from({ length: second.length + 1 }, (_, index) => index)
  for (let i = 1; i <= first.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= second.length; j += 1) {
      const isSame = first[i - 1] === second[j - 1]
      const isSwap = i > 1 && j > 1 && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1]
      const best = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (isSame ? 0 : 1))
      next.push(isSwap ? Math.min(best, at(before, j - 2) + 1) : best)
    }
    before = row
    row = next
  }
  return row.at(-1) ?? 0
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
