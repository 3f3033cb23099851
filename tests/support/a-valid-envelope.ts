import type { Envelope } from '../../src/contract/submission.ts'
import { anEnvelope } from './an-envelope.ts'
import { anEligibleRespondent } from './femig-survey.ts'

const answers = anEligibleRespondent().part('answers')

/** An envelope whose answers keep every rule of the real questionnaire; name what should differ. */
export const aValidEnvelope = (differing: Partial<Envelope> = {}): Envelope =>
  anEnvelope({ payload: JSON.stringify({ answers }), ...differing })
