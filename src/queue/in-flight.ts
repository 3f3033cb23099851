/** What this page is sending at the moment. Not in the database, where a flag would outlive a killed browser. */
export type InFlight = {
  readonly start: (rows: readonly { readonly instanceId: string; readonly part: string }[]) => () => void
  /** instance ID -> part */
  readonly now: () => ReadonlyMap<string, string>
  readonly onChange: (listener: () => void) => () => void
}

export function createInFlight(): InFlight {
  const sending = new Map<string, string>()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    start(rows) {
      for (const { instanceId, part } of rows) sending.set(instanceId, part)
      tell()
      return () => {
        for (const { instanceId } of rows) sending.delete(instanceId)
        tell()
      }
    },
    now: () => sending,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
