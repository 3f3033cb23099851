const modulus = 2_147_483_647

/**
 * Fisher-Yates driven by Park and Miller's generator, so that the same seed gives the order that ODK gives.
 * @source https://getodk.github.io/xforms-spec/#fn:randomize
 */
export function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const shuffled = [...items]
  const random = parkMiller(seed)
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1))
    // Both indexes are within the array
    ;[shuffled[last], shuffled[chosen]] = [shuffled[chosen]!, shuffled[last]!]
  }
  return shuffled
}

/** Numbers in [0, 1) from a seed; any number will do as a seed. */
export function parkMiller(seed: number): () => number {
  let state = Math.trunc(Number.isFinite(seed) ? seed : 0) % modulus
  if (state <= 0) state += modulus - 1
  return () => {
    state = (state * 48_271) % modulus
    return (state - 1) / (modulus - 1)
  }
}
