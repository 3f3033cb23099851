/**
 * Jepsen's check of a set: what was acknowledged against what is there in the end; every figure should be 0.
 * @param sent and acknowledged: id -> hash of its bytes
 * @source https://github.com/jepsen-io/jepsen, checker "set"
 */
export function compareSets(
  sent: ReadonlyMap<string, string>,
  acknowledged: ReadonlyMap<string, string>,
  present: readonly { readonly id: string; readonly sha256: string }[],
) {
  const there = new Map(present.map(({ id, sha256 }) => [id, sha256]))
  return {
    /** Acknowledged, and not there or with other bytes. */
    lost: [...acknowledged].filter(([id, sha256]) => there.get(id) !== sha256).length,
    /** There more than once. */
    twice: present.length - there.size,
    /** There, and never sent. */
    phantoms: present.filter(({ id, sha256 }) => sent.get(id) !== sha256).length,
  }
}
