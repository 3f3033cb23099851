import { newUuid } from '../sealing/new-uuid.ts'
import { openCopyCache, putSafely, replaceSafely, setupAddress } from './copy-cache.ts'
import type { OutboxFileRow, OutboxRow, WithdrawalRow } from './rows.ts'
import { inTime } from './with-reopen.ts'

// By the first digits of what lies there, more of them where there is more. Many on one shelf, sorted, so that neither
// order nor time tells which parts one person made; few enough that one more is written in a moment.
const mostOnShelf = 64
const shelfAddress = /\/copies\/waiting\/([\da-f-]*)\?/
const fileName = /\/copies\/files\/([^/]+)\/([^/]+)$/
const birthAddress = '/copies/of'
const ledgerAddress = '/copies/ledger'

/** What waits to be sent: a submission, or a withdrawal of which the endpoint has not been told. */
export type Waiting = OutboxRow | WithdrawalRow
export type FileKey = readonly [instanceId: string, sha256: string]
type Shelf = { readonly start: string; readonly request: Request }

export const waitingKey = (row: Waiting): string => ('instanceId' in row ? row.instanceId : row.receiptHash)
export const fileKey = ({ instanceId, sha256 }: OutboxFileRow): FileKey => [instanceId, sha256]
const addressOf = ([instanceId, sha256]: FileKey): string => `/copies/files/${instanceId}/${sha256}`

/** What waits in a database, once more and outside it. */
export function outboxCopyOf(database: { readonly name: string }) {
  const withCache = openCopyCache(database.name)

  /** @param added collects the keys of what had no copy before */
  const keep = (rows: readonly Waiting[], files: readonly OutboxFileRow[], added: string[]) =>
    withCache(async (cache) => {
      for (const file of files)
        await putSafely(cache, addressOf(fileKey(file)), [file.content as Uint8Array<ArrayBuffer>]) // never shared memory
      const shelves = await shelvesOf(cache)
      const longest = (key: string) =>
        shelves.reduce((found, { start }) => (key.startsWith(start) && start.length > found.length ? start : found), '')
      for (const [start, here] of groupedBy(rows, (row) => longest(waitingKey(row))))
        await rewrite(cache, start, shelves, (held) => {
          const before = new Set(held.map(waitingKey))
          added.push(...here.map(waitingKey).filter((key) => !before.has(key)))
          return [...held, ...here]
        })
    })

  /** Lets go of what is sent or withdrawn. Where that fails, the next start at which nothing waits does it. */
  const drop = async (keys: readonly string[], files: readonly FileKey[] = []): Promise<void> => {
    if (keys.length + files.length === 0) return
    const gone = new Set(keys)
    const dropped = withCache(async (cache) => {
      for (const file of files) await cache.delete(addressOf(file))
      const shelves = await shelvesOf(cache)
      for (const start of new Set(shelves.map((shelf) => shelf.start)))
        if (keys.some((key) => key.startsWith(start)))
          await rewrite(cache, start, shelves, (held) => held.filter((row) => !gone.has(waitingKey(row))))
    })
    await inTime(dropped).catch(() => undefined)
  }

  return {
    drop,

    /**
     * Writes to the database what has been copied before, so that nothing is called saved that lies there alone.
     * @param kept the keys of what was written; of all others the copies go again. What is absent from the database says
     *             nothing: it may be another one by now
     */
    async write<T>(
      rows: readonly Waiting[],
      files: readonly OutboxFileRow[],
      write: () => Promise<T>,
      kept: (written: T) => readonly string[],
    ): Promise<T> {
      const added: string[] = []
      const stays = new Set<string>()
      try {
        if (rows.length > 0) await inTime(keep(rows, files, added))
        const written = await write()
        for (const key of kept(written)) stays.add(key)
        return written
      } finally {
        const goes = new Set(added.filter((key) => !stays.has(key)))
        await drop([...goes], files.filter(({ instanceId }) => goes.has(instanceId)).map(fileKey))
      }
    },

    /** All that is here; what the disk has changed is left out. */
    async read() {
      const waiting: Waiting[] = []
      const files: OutboxFileRow[] = []
      await withCache(async (cache) => {
        for (const { request } of await shelvesOf(cache)) waiting.push(...(await readShelf(cache, request)))
        for (const request of await cache.keys()) {
          const [, instanceId, sha256] = fileName.exec(request.url) ?? []
          const content = instanceId && (await (await cache.match(request))?.arrayBuffer())
          if (instanceId && sha256 && content) files.push({ instanceId, sha256, content: new Uint8Array(content) })
        }
      })
      return { waiting, files }
    },

    /** Whether there is nothing but the name of their database; not where that cannot be told. */
    isBare: async () =>
      (await withCache(async (cache) => (await cache.keys()).every(({ url }) => url.endsWith(birthAddress)))) ??
      !('caches' in globalThis),
    /** Which database these are copies of, by its `birth`; null where there are none. */
    birth: () => withCache(async (cache) => (await (await cache.match(birthAddress))?.text()) ?? null),
    /** Whether it is the database of a device that somebody has set up. */
    hasSetup: () => withCache(async (cache) => (await cache.match(setupAddress)) !== undefined),
    /** The ledger's own copy as a text, from when something was settled last. */
    ledger: () =>
      withCache(async (cache) =>
        (
          await Promise.all((await cache.matchAll(ledgerAddress, { ignoreSearch: true })).map((found) => found.text()))
        ).join('\n'),
      ),
    noteLedger: (text: string) => inTime(withCache((cache) => replaceSafely(cache, ledgerAddress, [text]))),
    noteBirth: (birth: string) => withCache((cache) => cache.put(birthAddress, new Response(birth))),
  }
}

/** New ones first: who dies in between has two of each, which the next rewrite makes one again. */
async function rewrite(
  cache: Cache,
  start: string,
  shelves: readonly Shelf[],
  change: (held: readonly Waiting[]) => readonly Waiting[],
): Promise<void> {
  const own = shelves.filter((shelf) => shelf.start === start)
  const held = (await Promise.all(own.map(({ request }) => readShelf(cache, request)))).flat()
  const next = [...new Map(change(held).map((row) => [waitingKey(row), row]))].sort().map(([, row]) => row)
  if (own.length === 1 && next.length === held.length) return
  const digits = start.length + (next.length > mostOnShelf ? 1 : 0)
  for (const [where, rows] of groupedBy(next, (row) => waitingKey(row).slice(0, digits)))
    await putSafely(cache, `/copies/waiting/${where}?${newUuid()}`, [JSON.stringify(rows)])
  for (const { request } of own) await cache.delete(request)
}

const shelvesOf = async (cache: Cache): Promise<readonly Shelf[]> =>
  (await cache.keys()).flatMap((request) => {
    const start = shelfAddress.exec(request.url)?.[1]
    return start === undefined ? [] : [{ start, request }]
  })

/** Only `rewrite` writes it; what the disk has changed is left out. */
const readShelf = async (cache: Cache, request: Request): Promise<readonly Waiting[]> =>
  ((await (await cache.match(request))?.json().catch(() => [])) ?? []) as Waiting[]

function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
