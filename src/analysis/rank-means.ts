import type { Shown } from './hide-cells.ts'

export interface RankMean {
  /** Mean place, 1 the best, over those who placed it. */
  readonly mean: number
  /** As many points for the first place as there are places, one fewer for each that follows. */
  readonly points: number
}

/** A mean over fewer than so many tells too much of each of them. @source survey.md part 6, "Small cells" */
const fewestForMean = 20

/**
 * Mean place and points of what was ranked, from the places that may be shown.
 * @returns null for a choice of which a place is hidden, or that too few have placed
 * @source J.-C. de Borda: Mémoire sur les élections au scrutin (1781), here with points only for what was placed
 */
export function rankMeans(places: readonly (readonly Shown[])[]): readonly (RankMean | null)[] {
  return places.map((row) => {
    const counts = row.flatMap((count) => (count === null ? [] : [count]))
    const all = counts.reduce((sum, count) => sum + count, 0)
    if (counts.length < row.length || all < fewestForMean) return null
    const sum = counts.reduce((total, count, at) => total + count * (at + 1), 0)
    return { mean: sum / all, points: all * (row.length + 1) - sum }
  })
}
