import type { SurveyDefinition } from '../../contract/definition.ts'
import type { SurveyInfo } from '../../contract/survey-info.ts'
import type { SavedSession, SessionEnv } from '../../engine/browser.ts'
import type { Arrival } from '../first/read-address.ts'
import { paradata, projectValues } from './hidden-values.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * What a session begins with beside the form.
 * @param origin of the link that the response began with
 * @param saved  the answers of a draft
 */
export function sessionEnv(
  definition: SurveyDefinition,
  origin: Arrival,
  world: Pick<Surroundings, 'now' | 'timeZone' | 'newSeed' | 'shared'>,
  info: SurveyInfo | null = null,
  saved?: SavedSession,
): SessionEnv {
  return {
    now: world.now(),
    timeZone: world.timeZone,
    seed: saved?.seed ?? world.newSeed(),
    hidden: {
      ...paradata(definition, origin, world.shared?.mode ?? 'self'),
      ...saved?.hidden,
      ...(info ? projectValues(info.project) : {}),
    },
    ...(saved ? { saved } : {}),
  }
}
