import type { Envelope } from '../contract/submission.ts'
import { sha256Hex } from '../sealing/digest.ts'
import type { QueueDatabase } from './database.ts'
import { draftCopyOf } from './draft-copy.ts'
import { setDraftFlag } from './draft-flag.ts'
import { closeDrafts, countOffered, draftTables, holderOf } from './draft-rows.ts'
import type { LossWatch } from './loss-watch.ts'
import { makeRoom } from './make-room.ts'
import { outboxCopyOf } from './outbox-copy.ts'
import type { Queue } from './queue.ts'
import type { LedgerRow, OutboxRow } from './rows.ts'
import { failedSave } from './storage-fault.ts'
import type { TabDraftStore } from './tab-draft.ts'
import { withMade } from './tally.ts'
import type { Run } from './with-reopen.ts'

export function createOutbox(
  database: QueueDatabase,
  run: Run,
  losses: LossWatch,
  tabDraft: TabDraftStore,
): Pick<Queue, 'finish' | 'fileOf'> {
  const { outbox, outboxFiles, ledger, tally } = database
  const copies = outboxCopyOf(database)
  const draftCopies = draftCopyOf(database)

  const handOver = ({ draftId, writer, files = [] }: Finished, rows: readonly OutboxRow[]) =>
    database.transaction('rw', [...draftTables(database), outbox, outboxFiles, ledger, tally], async () => {
      const known = await ledger.bulkGet(rows.map(({ instanceId }) => instanceId))
      if (known.some((row) => row !== undefined))
        return { status: 'saved', left: await countOffered(database) } as const
      const holder = await holderOf(database, draftId)
      if (holder === 'closed') return { status: 'closed', left: await countOffered(database) } as const
      if (holder.writer !== undefined && holder.writer !== writer)
        return { status: 'elsewhere', left: await countOffered(database) } as const
      await outbox.bulkAdd(rows)
      await outboxFiles.bulkPut(files)
      await ledger.bulkAdd(rows.map(toLedgerRow))
      await losses.update((current) => withMade(current, rows))
      return { status: 'saved', left: await closeDrafts(database, [draftId]) } as const
    })

  return {
    async finish(finished) {
      try {
        // Hashing first: a transaction commits by itself as soon as it waits for anything but the database.
        const rows = await Promise.all(finished.envelopes.map(outboxRowOf))
        await losses.compared()
        const write = () =>
          copies.write(
            rows,
            finished.files ?? [],
            () => run(() => handOver(finished, rows)),
            (written) => (written.status === 'saved' ? rows.map(({ instanceId }) => instanceId) : []),
          )
        const { status, left } = await write().catch(async (error: unknown) => {
          const today = finished.envelopes[0]?.completedOn ?? ''
          if (failedSave(error).status !== 'full' || !(await makeRoom(database, today))) throw error
          return write()
        })
        setDraftFlag(left > 0)
        if (status === 'saved' && tabDraft.read()?.draftId === finished.draftId) tabDraft.forget()
        // Where that fails, the next start finds that the draft is closed.
        await draftCopies.forget([finished.draftId]).catch(() => undefined)
        await losses.copy(rows.map(({ instanceId }) => instanceId))
        return { status }
      } catch (error) {
        return failedSave(error)
      }
    },

    fileOf: async (instanceId, sha256) => (await run(() => outboxFiles.get([instanceId, sha256])))?.content ?? null,
  }
}

type Finished = Parameters<Queue['finish']>[0]

/** An envelope with the hash of its payload's bytes, made before the first network call. */
export async function outboxRowOf(envelope: Envelope): Promise<OutboxRow> {
  const { instanceId, part, completedOn, payload } = envelope
  return {
    instanceId,
    part,
    envelope,
    sha256: await sha256Hex(payload),
    bytes: new TextEncoder().encode(JSON.stringify(envelope)).byteLength,
    madeOn: completedOn,
    state: 'waiting',
    attempts: 0,
    reason: null,
  }
}

/** The ledger's line of what has just been made. */
export function toLedgerRow({ instanceId, part, sha256, madeOn, envelope, via }: OutboxRow): LedgerRow {
  const source = via === 'file' ? { source: 'carried' as const } : {}
  return {
    instanceId,
    part,
    sha256,
    madeOn,
    workshop: envelope.workshop ?? '',
    state: 'made',
    receipt: null,
    ...source,
  }
}

/** Whether it is still what the person finished, or the disk has changed it. */
export const isIntact = async ({ envelope, sha256 }: OutboxRow): Promise<boolean> =>
  (await sha256Hex(envelope.payload)) === sha256
