/** What came of a run: what was done, and counts of what must never happen. */
export interface Outcome {
  readonly facts: Readonly<Record<string, number>>
  /** Every one of them must be 0. */
  readonly broken: Readonly<Record<string, number>>
}

export const brokenIn = ({ broken }: Outcome): readonly string[] =>
  Object.entries(broken).flatMap(([name, count]) => (count === 0 ? [] : [`${name}: ${count}`]))
