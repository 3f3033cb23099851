import { signal } from '@preact/signals'
import type { SavedSession } from '../../engine/browser.ts'
import { activeTime } from './active-time.ts'
import type { Draft } from './device.ts'
import { latestWrite } from './latest-write.ts'

/** `closed`: finished or deleted in another tab, so there is nothing left to save here. */
export type SaveState = 'nothing' | 'saving' | 'saved' | 'full' | 'unavailable' | 'closed'

type World = {
  readonly today: () => string
  readonly monotonicNow: () => number
  readonly newId: () => string
  readonly save: (draft: Draft) => Promise<{ readonly status: Exclude<SaveState, 'nothing' | 'saving'> }>
  readonly discard: (draftId: string) => Promise<unknown>
}

/** What one draft says of itself at every write. */
export type DraftFacts = Pick<Draft, 'surveyId' | 'formVersion' | 'language' | 'page'> & {
  readonly saved: SavedSession
}

/** Keeps the unfinished session on the device after every answer, and says truthfully whether it is there. */
export function draftKeeper(world: World) {
  const state = signal<SaveState>('nothing')
  let draftId: string | null = null
  let startedOn = ''
  let timer = activeTime(world.monotonicNow)

  const writer = latestWrite<Draft>(async (draft) => {
    state.value = (await world.save(draft)).status
  })

  return {
    state,
    isOpen: () => draftId !== null,
    activeSeconds: () => timer.seconds(),

    keep(facts: DraftFacts): void {
      timer.touch()
      draftId ??= world.newId()
      startedOn ||= world.today()
      state.value = 'saving'
      writer.push({ ...facts, draftId, startedOn, updatedOn: world.today(), activeSeconds: timer.seconds() })
    },

    resume(draft: Draft): void {
      draftId = draft.draftId
      startedOn = draft.startedOn
      timer = activeTime(world.monotonicNow, draft.activeSeconds)
      state.value = 'saved'
    },

    /** Waits until the last answer is written; the id to hand over with the finished submission. */
    async settle(): Promise<string | null> {
      await writer.idle()
      return draftId
    },

    /** The draft is gone or handed over: the next answer begins another. */
    reset(): void {
      draftId = null
      startedOn = ''
      timer = activeTime(world.monotonicNow)
      state.value = 'nothing'
    },

    async discard(): Promise<void> {
      await writer.stop()
      if (draftId) await world.discard(draftId)
      this.reset()
    },
  }
}
