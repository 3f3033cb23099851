/**
 * Jepsen's check of a set: what was acknowledged against what is there in the end.
 * @source https://jepsen.io/consistency, the "set" workload
 */
export interface SetCheck {
  readonly sent: number
  readonly acknowledged: number
  readonly present: number
  /** Acknowledged, and not there or with other bytes. */
  readonly lost: number
  /** There, and never sent. */
  readonly phantoms: number
  /** There more than once. */
  readonly twice: number
}

/** @param sent and acknowledged: id -> hash of its bytes */
export function compareSets(
  sent: ReadonlyMap<string, string>,
  acknowledged: ReadonlyMap<string, string>,
  present: readonly { readonly id: string; readonly sha256: string }[],
): SetCheck {
  const there = new Map(present.map(({ id, sha256 }) => [id, sha256]))
  return {
    sent: sent.size,
    acknowledged: acknowledged.size,
    present: present.length,
    lost: [...acknowledged].filter(([id, sha256]) => there.get(id) !== sha256).length,
    phantoms: present.filter(({ id, sha256 }) => sent.get(id) !== sha256).length,
    twice: present.length - there.size,
  }
}
