import { describe, expect, it } from 'vitest'
import { envelope } from '../../../src/contract/submission.ts'
import { makeEnvelopes } from '../../../src/screens/respond/make-envelopes.ts'

let made = 0
const newInstanceId = () => {
  made += 1
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`
}
const hash = 'a'.repeat(64)

const facts = {
  surveyId: 'femig-global-cso',
  mainPart: 'answers',
  formVersion: '2026-12-01',
  language: 'ar',
  completedOn: '2026-11-23',
  workshop: 'mex_2025',
  channel: 'qr',
  mode: 'self',
  usable: true,
  orgHash: hash,
  receiptHashes: { answers: hash, mapping: 'b'.repeat(64) },
  newInstanceId,
} as const

const parts = { answers: { sec: { q: 'yes' } }, mapping: { sec: { mapping_name: 'Casa' } } }

describe('envelopes', () => {
  it('are what the contract expects', () => {
    for (const made of makeEnvelopes(parts, facts)) expect(envelope.safeParse(made).success).toBe(true)
  })

  it('give each part an instance ID and a receipt hash of its own', () => {
    const [answers, mapping] = makeEnvelopes(parts, facts)
    expect(answers?.instanceId).not.toBe(mapping?.instanceId)
    expect(answers?.receiptHash).not.toBe(mapping?.receiptHash)
  })

  it('say where, how and whether it counts only on the answers, so that nothing joins the other parts to them', () => {
    const [answers, mapping] = makeEnvelopes(parts, facts)
    expect(answers).toMatchObject({ workshop: 'mex_2025', channel: 'qr', mode: 'self', usable: true, orgHash: hash })
    for (const key of ['workshop', 'channel', 'mode', 'usable', 'orgHash']) expect(mapping).not.toHaveProperty(key)
  })

  it('leave out a workshop that cannot be one', () => {
    const [answers] = makeEnvelopes(parts, { ...facts, workshop: null })
    expect(answers).not.toHaveProperty('workshop')
  })

  it('carry the answers as they are', () => {
    expect(makeEnvelopes(parts, facts)[0]?.payload).toBe('{"answers":{"sec":{"q":"yes"}}}')
  })
})
