import { batch } from '@preact/signals'
import type { Form, Session } from '../../engine/browser.ts'
import { language } from '../../i18n/index.ts'
import type { Arrival } from '../first/read-address.ts'
import { createAnswering } from './answering.ts'
import { deviceView } from './device-view.ts'
import { createDrafting } from './drafting.ts'
import { createHandOver } from './hand-over.ts'
import { channelOf } from './hidden-values.ts'
import { localDay } from './local-day.ts'
import { openedSections } from './opened-sections.ts'
import { sectionsOf } from './sections.ts'
import type { Surroundings } from './surroundings.ts'
import { surveyWords } from './survey-words.ts'
import type { Place, View } from './view.ts'
import { createWay } from './way.ts'

export type Respond = ReturnType<typeof createRespond>

/**
 * One person's way through one survey: what is on the screen, and what happens to each answer.
 * From the hand-over on it only shows what the queue says.
 * @param first the session to begin with, where it was made before
 */
export function createRespond(form: Form, arrival: Arrival, world: Surroundings, first?: Session) {
  const { definition } = form
  const sections = sectionsOf(definition)
  const words = surveyWords(definition)
  const tab = world.newId()
  const answering = createAnswering(form, arrival, world, first)
  const { info, revision, pages, session, displayChoices, setInfo } = answering
  const handOver = createHandOver(definition, world.device)
  const isSending = (): boolean => handOver.state.value === 'running'
  // The next page is on the screen before what tells of it is fetched.
  const opened = openedSections(
    (one) =>
      void world
        .untilPainted()
        .then(world.device)
        .then(({ tellOpened }) => tellOpened(definition.id, one)),
  )
  const way = createWay({ answering, sections, opened, world, onShown })
  const { view, attempted, focus } = way
  const drafting = createDrafting({ answering, way, sections, opened, world, tab, isSending, restart })
  const { draft } = drafting

  function onShown(next: View): void {
    drafting.keepOpen()
    if (next.kind === 'review') handOver.prepare()
  }

  function restart(): void {
    if (world.shared) return world.shared.nextPerson()
    answering.beginAnew()
    opened.restart()
    draft.reset()
    handOver.reset()
    batch(() => {
      drafting.deletionFailed.value = false
      answering.changed()
      way.startOver()
    })
  }

  /** Every change of the answers goes through here: what was sealed is void, the draft is written. */
  function edit(change: (session: Session) => unknown): void {
    if (isSending()) return
    change(answering.current())
    handOver.unseal()
    answering.changed()
    drafting.keep()
  }

  return {
    form,
    definition,
    words,
    sections,
    view,
    revision,
    pages,
    attempted,
    handOver: handOver.state,
    focus,
    info,
    session,
    displayChoices,

    answer: (path: string, text: string): void => edit((now) => now.set(path, text)),
    addInstance: (repeatPath: string): void => edit((now) => now.add(repeatPath)),
    removeInstance: (instancePath: string): void => edit((now) => now.remove(instancePath)),
    /**
     * Puts an entry at another place and stays with it, on its page and on the control that moved it.
     * @param control id of that control
     */
    moveInstance(instancePath: string, to: number, control: string): void {
      edit((now) => now.move(instancePath, to))
      way.followInstance(instancePath, to, control)
    },

    goTo: way.goTo,
    change: way.change,
    nextOf: way.nextOf,
    continueFrom: way.continueFrom,
    back: way.back,
    begin: way.begin,
    /** An entry of the browser's history that is not ours, such as a fragment's, leads nowhere. */
    arriveAt: (place: Place | null): void => {
      if (place) way.arriveAt(place, isSending())
    },

    /** The workshop that the link named, in words; null where it named none that we know. */
    workshopName: (): string | null => {
      const isListed = definition.choices['workshop']?.some(({ name }) => name === arrival.workshop)
      return isListed && arrival.workshop ? words.choice('workshop', arrival.workshop) : null
    },

    /** She has noted her receipt code: from now on this page does not know it either. */
    forgetCode(): void {
      if (view.value.kind === 'done') view.value = { ...view.value, receiptCode: null }
    },
    restart,
    setInfo,
    ...drafting.view,
    ...deviceView(world.device),

    /** Hands the finished session to the queue; on failure everything stays as it is and the page says why. */
    async send(): Promise<void> {
      if (isSending()) return
      if (answering.current().violations().length > 0) return way.attemptAll()
      handOver.begin()
      const draftId = (await draft.settle()) ?? world.newId()
      const origin = answering.origin()
      const done = await handOver.run(answering.current(), {
        language: language.value,
        today: localDay(world.now()),
        workshop: origin.workshop,
        channel: channelOf(origin),
        mode: world.shared?.mode ?? 'self',
        activeSeconds: draft.activeSeconds(),
        newInstanceId: world.newId,
        draftId,
        tab,
        fileKey: draft.fileKey(),
      })
      if (!done) {
        const why = handOver.state.peek()
        if (why === 'closed' || why === 'elsewhere') draft.lose(why)
        return
      }
      draft.reset()
      handOver.reset()
      way.show({ kind: 'done', ...done }, 'silently')
    },
  }
}
