export type Random = ReturnType<typeof random>

/**
 * Chance that is the same on every machine.
 * @source mulberry32, public domain, by Tommy Ettinger
 */
export function random(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    /** In [0, 1). */
    next,
    pick<Item>(from: readonly Item[]): Item {
      const item = from[Math.floor(next() * from.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    shuffle<Item>(from: readonly Item[]): Item[] {
      return from
        .map((item) => ({ item, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item)
    },
  }
}
