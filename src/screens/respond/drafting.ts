import { signal } from '@preact/signals'
import { language } from '../../i18n/index.ts'
import { hasTabMovedOn } from '../../queue/draft-flag.ts'
import type { Answering } from './answering.ts'
import type { Draft, FoundDraft } from './device.ts'
import { draftKeeper } from './draft-keeper.ts'
import { localDay } from './local-day.ts'
import type { openedSections } from './opened-sections.ts'
import type { sectionsOf } from './sections.ts'
import type { Surroundings } from './surroundings.ts'
import type { Way } from './way.ts'

type Surrounding = {
  readonly answering: Answering
  readonly way: Way
  readonly sections: ReturnType<typeof sectionsOf>
  readonly opened: ReturnType<typeof openedSections>
  readonly world: Surroundings
  readonly tab: string
  /** While it is being handed over, the draft is the queue's to remove. */
  readonly isSending: () => boolean
  readonly restart: () => void
}

/** What happens to unfinished answers: kept, offered, gone on with, deleted. */
export function createDrafting({ answering, way, sections, opened, world, tab, isSending, restart }: Surrounding) {
  const today = (): string => localDay(world.now())
  const draft = draftKeeper({
    today,
    monotonicNow: world.monotonicNow,
    newId: world.newId,
    tab,
    untilPainted: world.untilPainted,
    save: async (value) => (await world.device()).queue.saveDraft(value),
    discard: async (id) => (await (await world.device()).queue.discardDraft(id)).status === 'saved',
  })
  const saveState = draft.state
  /** What should be gone still lies on the phone. */
  const deletionFailed = signal(false)

  function keep(): void {
    const page = way.place()
    if (page === null || isSending()) return
    const session = answering.current()
    const { id: surveyId, version: formVersion } = session.form.definition
    const origin = answering.origin()
    draft.keep({ surveyId, formVersion, language: language.value, origin, saved: session.save(), page })
  }

  const keepOpen = (): void => {
    if (draft.isOpen()) keep()
  }

  /** @param places where to go on: ids of pages or the review, the first that is open to her */
  function goOnWith(found: Draft, ...places: readonly (string | undefined)[]): void {
    answering.goOnWith(found)
    draft.resume(found)
    if (!way.isAtFirst(found.page))
      opened.restart(sections.upTo(String(answering.current().evaluate('${sections_reached}'))))
    // From now on a tab that still has it open is refused. Should the claim fail, so will the next write, and says so.
    void world.device().then(({ queue }) => queue.claimDraft(found.draftId, tab))
    answering.changed()
    way.resume(places)
  }

  return {
    draft,
    keep,
    keepOpen,
    deletionFailed,
    /** What the screens may ask for. */
    view: {
      deletionFailed,
      saveState,
      isKept: draft.isKept,
      openFiles: draft.openFiles,
      /** The draft again, when something beside the answers changed. */
      keepOpenDraft: keepOpen,
      /** Whether this phone keeps it for whoever opens the survey here; else it ends with the tab. */
      setKept(isKept: boolean): void {
        draft.isKept.value = isKept
        keepOpen()
      },
      /** Somebody is answering, or reading her receipt code: nothing may interrupt her. */
      isBusy: (): boolean => saveState.value.status !== 'nothing' || way.view.value.kind !== 'page',
      /** Back leads to this page as the browser remembers it, but the tab has gone on since. */
      isOutdated: (): boolean =>
        saveState.value.status === 'saved' && saveState.value.reach.in !== 'page' && hasTabMovedOn(tab),

      /** Goes on at once where this very tab wrote it, as after a reload; else asks whose it is. */
      offerDraft({ draft: found, isOwn }: FoundDraft): void {
        if (draft.isOpen() || way.view.value.kind !== 'page') return
        // The browser knows the last turn of a page also where the draft was not written any more.
        if (isOwn) goOnWith(found, world.arrivedAt?.page, found.page)
        else way.show({ kind: 'draft', draft: found }, 'silently')
      },
      continueDraft: (found: Draft): void => goOnWith(found, found.page),
      /** Deletes a found draft, then offers the next one: nothing of anybody may be left behind unseen. */
      async discardDraft(found: Draft): Promise<void> {
        const { queue, findDraft } = await world.device()
        const { status } = await queue.discardDraft(found.draftId)
        if (status !== 'saved') {
          deletionFailed.value = true
          return
        }
        const next = await findDraft(today())
        if (next) way.show({ kind: 'draft', draft: next.draft }, 'silently')
        else restart()
      },
      /** Deletes the draft and shows nothing in its place: somebody else follows. @returns whether it is gone */
      abandon: (): Promise<boolean> => draft.discard(),
      /** Waits until the last answer is written, and writes no other: the draft is somebody else's to go on with. */
      async letGo(): Promise<void> {
        await draft.settle()
        draft.reset()
      },
      async discard(): Promise<void> {
        if (await draft.discard()) restart()
        else deletionFailed.value = true
      },
      /** Every draft of this device, without waiting for what is still being written. */
      async discardEverything(): Promise<void> {
        // From here on nothing is kept, whatever page the way out leads through.
        draft.reset()
        await (await world.device()).queue.discardAllDrafts()
      },
    },
  }
}
