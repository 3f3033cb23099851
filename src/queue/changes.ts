import type Dexie from 'dexie'

type Change = { readonly database: string; readonly tables: readonly string[] }

const listeners = new Set<(change: Change | null) => void>()
const hear = (change: Change | null): void => {
  for (const listener of [...listeners]) listener(change)
}

let channel: BroadcastChannel | null = null

/** How other tabs hear of it; a browser without it tells none, and they look at their next start. */
function openChannel(): void {
  // Missing before Safari 15.4.
  if (typeof BroadcastChannel === 'undefined') return
  channel = new BroadcastChannel('femig.changes')
  channel.onmessage = ({ data }: MessageEvent<Change>) => hear(data) // only `announceChanges` sends
}

// A page with an open channel could not be kept for the way back; one that comes back has missed what happened meanwhile.
addEventListener('pagehide', ({ persisted }: PageTransitionEvent) => {
  if (!persisted) return
  channel?.close()
  channel = null
})
addEventListener('pageshow', ({ persisted }: PageTransitionEvent) => {
  if (!persisted) return
  openChannel()
  hear(null)
})
openChannel()

/** From now on every transaction that wrote something is announced once it has completed, to this tab and all others. */
export function announceChanges(database: Dexie): void {
  const written = new WeakMap<object, Set<string>>()

  const tablesOf = (transaction: IDBTransaction): Set<string> => {
    const known = written.get(transaction)
    if (known) return known
    const tables = new Set<string>()
    written.set(transaction, tables)
    transaction.addEventListener('complete', () => {
      const change = { database: database.name, tables: [...tables] }
      hear(change)
      channel?.postMessage(change)
    })
    return tables
  }

  database.use({
    stack: 'dbcore',
    name: 'changes',
    create: (core) => ({
      ...core,
      table(name) {
        const table = core.table(name)
        return {
          ...table,
          mutate(request) {
            tablesOf(request.trans as IDBTransaction).add(name) // as a browser has it
            return table.mutate(request)
          },
        }
      },
    }),
  })
}

/** Calls back after every change of one of these tables, also by other tabs. @returns stops */
export function onChangeOf(database: Dexie, tables: readonly string[], onChange: () => void): () => void {
  const listener = (change: Change | null) => {
    if (!change || (change.database === database.name && change.tables.some((table) => tables.includes(table))))
      onChange()
  }
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
