import * as z from 'zod/mini'
import { isOptionalField, type ReceivedEnvelope, receivedEnvelope } from '../contract/received-envelope.ts'

export type EnvelopeReading =
  | {
      readonly status: 'ok'
      readonly envelope: ReceivedEnvelope
      /** `bad_<field>` for each optional field that was left out because it could not be read. */
      readonly reasons: readonly string[]
    }
  | { readonly status: 'none'; readonly reason: string }

/**
 * Reads one element of a call as an envelope. It is none only where something that every envelope has is missing or
 * unreadable; what is wrong with a field that it may do without is left out, and somebody is told to look.
 */
export function readEnvelope(input: unknown): EnvelopeReading {
  const parsed = z.safeParse(receivedEnvelope, input)
  if (parsed.success) return { status: 'ok', envelope: parsed.data, reasons: [] }
  const faulty = new Set(parsed.error.issues.map(({ path: [field] }) => field))
  const essential = [...faulty].find((field) => field === undefined || !isOptionalField(field))
  if (typeof input !== 'object' || input === null || faulty.has(undefined))
    return { status: 'none', reason: 'not_an_envelope' }
  // Only names of our own get here: fields that nobody knows are no fault.
  if (essential !== undefined) return { status: 'none', reason: `bad_${String(essential)}` }
  const rest = z.safeParse(
    receivedEnvelope,
    Object.fromEntries(Object.entries(input).filter(([name]) => !faulty.has(name))),
  )
  if (!rest.success) return { status: 'none', reason: 'not_an_envelope' }
  return { status: 'ok', envelope: rest.data, reasons: [...faulty].map((field) => `bad_${String(field)}`).sort() }
}

/**
 * The envelope as a hub hands it on: every field that the contract knows as it came, also one that could not be read,
 * so that the upstream judges for itself; what nobody knows stays out.
 * @param instanceId in the one spelling under which the hub keeps it
 */
export function envelopeToForward(input: unknown, instanceId: string): object {
  // Only what has been read as an envelope gets here.
  const known = Object.entries(input as object).filter(([name]) => Object.hasOwn(receivedEnvelope.shape, name))
  return { ...Object.fromEntries(known), instanceId }
}
