/**
 * The same names, each once without regard to case and none too long: a second one gets a number behind it.
 * @param names in the order of the columns
 */
export function uniqueNames(names: readonly string[], maxLength: number): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let candidate = name.slice(0, maxLength)
    for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) {
      const suffix = `_${number}`
      candidate = `${name.slice(0, maxLength - suffix.length)}${suffix}`
    }
    taken.add(candidate.toLowerCase())
    return candidate
  })
}
