import { computed, signal } from '@preact/signals'
import type { Choice } from '../../contract/definition.ts'
import type { SurveyInfo } from '../../contract/survey-info.ts'
import { createSession, type Form, type SavedSession, type Session } from '../../engine/browser.ts'
import type { Arrival } from '../first/read-address.ts'
import type { Draft } from './device.ts'
import { projectValues } from './hidden-values.ts'
import { sessionEnv } from './session-env.ts'
import type { Surroundings } from './surroundings.ts'

export type Answering = ReturnType<typeof createAnswering>

/**
 * The session of whoever answers now, and what the screens read of it.
 * @param first the session to begin with, where it was made before
 */
export function createAnswering(form: Form, arrival: Arrival, world: Surroundings, first?: Session) {
  const { definition } = form
  const info = signal<SurveyInfo | null>(null)
  const revision = signal(0)
  /** The link that this response began with; a draft keeps its own. */
  let origin = arrival
  let session = first ?? createSession(form, sessionEnv(definition, origin, world))

  function open(from: Arrival, saved?: SavedSession): void {
    origin = from
    session = createSession(form, sessionEnv(definition, from, world, info.value, saved))
  }

  return {
    info,
    revision,
    pages: computed(() => {
      revision.value
      return session.pages()
    }),
    origin: (): Arrival => origin,
    current: (): Session => session,
    /** Reading it while drawing ties the drawing to the next change. */
    session: (): Session => {
      revision.value
      return session
    },

    /** In the order to show. What draws it has the question's state, which changes with its choices. */
    displayChoices: (path: string): readonly Choice[] =>
      // Whoever reads aloud reads in the order that is printed.
      world.shared?.mode === 'assisted' ? (session.node(path)?.choices ?? []) : session.displayChoices(path),

    beginAnew: (): void => open(arrival),
    goOnWith: (found: Draft): void => open({ ...arrival, ...found.origin }, found.saved),
    changed(): void {
      revision.value += 1
    },
    setInfo(next: SurveyInfo): void {
      info.value = next
      for (const [name, value] of Object.entries(projectValues(next.project))) session.setHidden(name, value)
      revision.value += 1
    },
  }
}
