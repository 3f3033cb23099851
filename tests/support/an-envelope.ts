import type { Envelope } from '../../src/contract/submission.ts'
import { newUuid } from '../../src/sealing/new-uuid.ts'

/** A valid envelope of the part `answers`; name what should differ. */
export const anEnvelope = (differing: Partial<Envelope> = {}): Envelope => ({
  instanceId: newUuid(),
  surveyId: 'femig-global-cso',
  formVersion: '2026-12-01',
  language: 'es',
  part: 'answers',
  completedOn: '2026-12-03',
  channel: 'qr',
  mode: 'self',
  usable: true,
  payloadType: 'json',
  payload: '{"answers":{"sec_b_org":{"org_type":"grassroots"}}}',
  ...differing,
})
