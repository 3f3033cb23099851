import { createHash, randomUUID } from 'node:crypto'
import type { Arrival } from '../../src/store/store.ts'

/** A judged envelope as the store gets it; name what should differ. `text` is the payload. */
export function anArrival({
  text = '{"answers":{}}',
  ...differing
}: Partial<Arrival> & { readonly text?: string } = {}): Arrival {
  const payload = Buffer.from(text)
  return {
    instanceId: randomUUID(),
    surveyId: 'femig-global-cso',
    formVersion: '2026-12-01',
    language: 'es',
    part: 'answers',
    completedOn: '2026-12-03',
    workshop: null,
    channel: 'qr',
    mode: 'self',
    usable: true,
    orgKey: null,
    country: null,
    facets: {},
    receiptKey: null,
    via: 'direct',
    forward: null,
    flags: [],
    unanswered: null,
    payloadType: 'json',
    payload,
    sha256: createHash('sha256').update(payload).digest('hex'),
    reasons: [],
    ...differing,
  }
}
