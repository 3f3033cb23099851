import { createHash, randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Envelope } from '../../../src/contract/submission.ts'

/** Envelopes of finished responses, one part each; `bytes` is about how long each payload is. */
export const someEnvelopes = (count: number, bytes = 100, differing: Partial<Envelope> = {}): Envelope[] =>
  Array.from({ length: count }, (_, index) => ({
    instanceId: randomUUID(),
    surveyId: 'femig-global-cso',
    formVersion: '2026-12-01',
    language: 'es',
    part: 'answers',
    completedOn: '2026-12-03',
    workshop: 'bog_2025',
    channel: 'qr',
    mode: 'kiosk',
    usable: true,
    payloadType: 'json',
    payload: JSON.stringify({ answers: { text: `${index} `.padEnd(bytes - 24, 'a word ') } }),
    ...differing,
  }))

/**
 * Puts responses into a device's queue as the app would have, only faster. The page must be one of the app's own, which
 * has made the database.
 * @param reason why these are stuck; null where they only wait
 */
export async function fillQueue(
  page: Page,
  envelopes: readonly Envelope[],
  reason: string | null = null,
): Promise<void> {
  for (let at = 0; at < envelopes.length; at += 500) {
    const rows = envelopes.slice(at, at + 500).map((envelope) => {
      const { instanceId, part, completedOn, payload, workshop } = envelope
      const sha256 = createHash('sha256').update(payload).digest('hex')
      const line = { instanceId, part, sha256, madeOn: completedOn }
      const bytes = Buffer.byteLength(JSON.stringify(envelope))
      return {
        outbox: { ...line, envelope, bytes, state: reason === null ? 'waiting' : 'attention', attempts: 0, reason },
        ledger: { ...line, workshop: workshop ?? '', state: 'made', receipt: null },
      }
    })
    await page.evaluate(writeRows, rows)
  }
}

type Row = { readonly outbox: object; readonly ledger: { readonly instanceId: string; readonly part: string } }

/** In the page: nothing from outside is known here. */
async function writeRows(rows: readonly Row[]): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('femig')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const transaction = database.transaction(['outbox', 'ledger', 'tally'], 'readwrite')
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  for (const { outbox, ledger } of rows) {
    transaction.objectStore('outbox').add(outbox)
    transaction.objectStore('ledger').add(ledger)
  }
  const tallies = transaction.objectStore('tally')
  const before = tallies.get('tally')
  before.onsuccess = () => {
    const tally = before.result ?? { name: 'tally', made: {}, settled: {}, xor: '00000000' }
    for (const { ledger } of rows) {
      tally.made[ledger.part] = (tally.made[ledger.part] ?? 0) + 1
      const bits = Number.parseInt(tally.xor, 16) ^ Number.parseInt(ledger.instanceId.slice(0, 8), 16)
      tally.xor = (bits >>> 0).toString(16).padStart(8, '0')
    }
    tallies.put(tally)
  }
  await done
  database.close()
}
