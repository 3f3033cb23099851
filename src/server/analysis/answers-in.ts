import { type ReadAnswers, readAnswers } from '../../analysis/index.ts'
import type { KeptSubmission } from '../../contract/exports.ts'

const decoder = new TextDecoder()

/** @returns null for what cannot be read: it was set aside as it came, or sealed */
export const answersIn = ({ payloadType, payload }: KeptSubmission): ReadAnswers | null =>
  payloadType === 'json' ? readAnswers(decoder.decode(payload)) : null
