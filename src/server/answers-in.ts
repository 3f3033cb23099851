import { jsonPayload } from '../contract/submission.ts'

/** What stands under `answers`; null for what is not the JSON of a payload, which was quarantined as it came. */
export function answersIn(payload: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const parsed = jsonPayload.safeParse(JSON.parse(new TextDecoder().decode(payload)))
    return parsed.success ? parsed.data.answers : null
  } catch {
    return null
  }
}
