import { signal } from '@preact/signals'
import type { SavedSession } from '../../engine/browser.ts'
import { activeTime } from './active-time.ts'
import type { Draft, DraftReach } from './device.ts'
import { latestWrite } from './latest-write.ts'

/**
 * `saved`: and for how long it can be opened again.
 * `closed`: finished or deleted in another tab, so there is nothing left to save here.
 * `elsewhere`: another tab goes on with it, and what that one wrote is newer.
 */
export type SaveState =
  | { readonly status: 'nothing' | 'saving' | 'full' | 'unavailable' | 'closed' | 'elsewhere' }
  | { readonly status: 'saved'; readonly reach: DraftReach }

type World = {
  readonly today: () => string
  readonly monotonicNow: () => number
  readonly newId: () => string
  /** Who writes: drafts of two tabs must not overwrite each other. */
  readonly tab: string
  readonly untilPainted: () => Promise<void>
  readonly save: (draft: Draft) => Promise<SaveState>
  readonly discard: (draftId: string) => Promise<boolean>
}

/** What one draft says of itself at every write. */
export type DraftFacts = Pick<Draft, 'surveyId' | 'formVersion' | 'language' | 'page' | 'origin'> & {
  readonly saved: SavedSession
}

/** Keeps the unfinished session on the device after every answer, and says truthfully whether it is there. */
export function draftKeeper(world: World) {
  const state = signal<SaveState>({ status: 'nothing' })
  /** What she chose; whether it came true is in `state`. */
  const isKept = signal(false)
  let draftId: string | null = null
  /** What opens the files of this draft; only where it has any. */
  let fileKey: string | undefined
  let startedOn = ''
  let timer = activeTime(world.monotonicNow)

  const writer = latestWrite<Draft>(async (draft) => {
    // Sealing takes an old phone as long as drawing: what the answer changed is seen first.
    await world.untilPainted()
    if (draft.draftId !== draftId) return
    const saved = await world.save(draft).catch(() => ({ status: 'unavailable' }) as const)
    // The answer to a draft that was handed over or deleted meanwhile is nobody's any more, and while something newer
    // waits to be written it is not all saved.
    if (draft.draftId === draftId && !writer.hasNewer()) state.value = saved
  })

  return {
    state,
    isKept,
    isOpen: () => draftId !== null,
    fileKey: () => fileKey,
    /** For the first file of a draft: where it is kept, and what will open it. */
    openFiles(newKey: () => string): { readonly draftId: string; readonly fileKey: string } {
      draftId ??= world.newId()
      fileKey ??= newKey()
      return { draftId, fileKey }
    },
    activeSeconds: () => timer.seconds(),

    keep(facts: DraftFacts): void {
      timer.touch()
      draftId ??= world.newId()
      startedOn ||= world.today()
      // A failure stays on the screen until a write succeeds; otherwise it would be read aloud at every keystroke.
      const { status } = state.peek()
      if (status === 'nothing' || status === 'saved') state.value = { status: 'saving' }
      writer.push({
        ...facts,
        fileKey,
        draftId,
        writer: world.tab,
        isKept: isKept.peek(),
        startedOn,
        updatedOn: world.today(),
        activeSeconds: timer.seconds(),
      })
    },

    /** From now on this tab writes the draft. */
    resume(draft: Draft): void {
      draftId = draft.draftId
      fileKey = draft.fileKey
      startedOn = draft.startedOn
      timer = activeTime(world.monotonicNow, draft.activeSeconds)
      isKept.value = draft.isKept
      // The write that follows says for how long.
      state.value = { status: 'saving' }
    },

    /** Waits until the last answer is written; the id to hand over with the finished submission. */
    async settle(): Promise<string | null> {
      await writer.idle()
      return draftId
    },

    /** The draft is gone or handed over: the next answer begins another. */
    reset(): void {
      draftId = null
      fileKey = undefined
      startedOn = ''
      timer = activeTime(world.monotonicNow)
      isKept.value = false
      state.value = { status: 'nothing' }
    },

    /** @returns false when it could not be deleted and still lies there */
    async discard(): Promise<boolean> {
      await writer.stop()
      const isGone = draftId === null || (await world.discard(draftId))
      if (isGone) this.reset()
      return isGone
    },

    /** Another tab has finished it or goes on with it: says so instead of "saved". */
    lose(to: 'closed' | 'elsewhere'): void {
      state.value = { status: to }
    },
  }
}
