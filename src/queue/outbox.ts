import type { Envelope } from '../contract/submission.ts'
import { sha256Hex } from '../sealing/digest.ts'
import type { QueueDatabase } from './database.ts'
import { setDraftFlag } from './draft-flag.ts'
import type { LossWatch } from './loss-watch.ts'
import type { Queue } from './queue.ts'
import type { LedgerRow, OutboxRow } from './rows.ts'
import { failedSave } from './storage-fault.ts'
import { withMade } from './tally.ts'
import type { Run } from './with-reopen.ts'

export function createOutbox(database: QueueDatabase, run: Run, losses: LossWatch): Pick<Queue, 'finish'> {
  const { drafts, closedDrafts, outbox, ledger, tally } = database

  return {
    async finish({ draftId, writer, envelopes }) {
      try {
        // Hashing first: a transaction commits by itself as soon as it waits for anything but the database.
        const rows = await Promise.all(envelopes.map(outboxRowOf))
        await losses.compared()
        const outcome = await run(() =>
          database.transaction('rw', [drafts, closedDrafts, outbox, ledger, tally], async () => {
            const known = await ledger.bulkGet(rows.map(({ instanceId }) => instanceId))
            if (known.some((row) => row !== undefined)) return { status: 'saved', left: await drafts.count() } as const
            if (await closedDrafts.get(draftId)) return { status: 'closed', left: await drafts.count() } as const
            const holder = (await drafts.get(draftId))?.writer
            if (holder !== undefined && holder !== writer)
              return { status: 'elsewhere', left: await drafts.count() } as const
            await outbox.bulkAdd(rows)
            await ledger.bulkAdd(rows.map(toLedgerRow))
            await drafts.delete(draftId)
            await closedDrafts.put({ draftId })
            await losses.update((current) => withMade(current, rows))
            return { status: 'saved', left: await drafts.count() } as const
          }),
        )
        setDraftFlag(outcome.left > 0)
        await losses.copy()
        return { status: outcome.status }
      } catch (error) {
        return failedSave(error)
      }
    },
  }
}

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

function toLedgerRow({ instanceId, part, sha256, madeOn }: OutboxRow): LedgerRow {
  return { instanceId, part, sha256, madeOn, state: 'made', receipt: null }
}
