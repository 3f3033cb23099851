import { batch, computed, signal } from '@preact/signals'
import type { Choice } from '../../contract/definition.ts'
import type { SurveyInfo } from '../../contract/survey-info.ts'
import { createSession, type Form, type SavedSession, type Session } from '../../engine/browser.ts'
import { language } from '../../i18n/index.ts'
import { hasTabMovedOn } from '../../queue/draft-flag.ts'
import type { Arrival } from '../first/read-address.ts'
import type { Draft, FoundDraft } from './device.ts'
import { deviceView } from './device-view.ts'
import { draftKeeper } from './draft-keeper.ts'
import { createHandOver } from './hand-over.ts'
import { channelOf, paradata, projectValues, type ResponseMode } from './hidden-values.ts'
import { localDay } from './local-day.ts'
import { nearestPage } from './nearest-page.ts'
import { openedSections } from './opened-sections.ts'
import { sectionsOf } from './sections.ts'
import { surveyWords } from './survey-words.ts'
import type { FocusTarget, Place, View } from './view.ts'

/** What the outside world gives: clock, randomness, history and device. */
export type Surroundings = {
  readonly now: () => Date
  readonly monotonicNow: () => number
  readonly timeZone: () => string
  readonly newSeed: () => number
  readonly newId: () => string
  /** Until what has changed is on the screen; soon in any case, for a page that nobody sees is not drawn. */
  readonly untilPainted: () => Promise<void>
  /** Loaded after the first page is on the screen. */
  readonly device: () => Promise<typeof import('./device.ts')>
  readonly remember: (place: Place, how: 'push' | 'replace') => void
  readonly goBack: () => void
  /** A device that goes from person to person has its own way to begin anew; everybody's own begins in the same page. */
  readonly shared?: { readonly mode: ResponseMode; readonly nextPerson: () => void }
  /** Where a reload found the browser's history; null where it begins. */
  readonly arrivedAt: Place | null
}

export type Respond = ReturnType<typeof createRespond>

const reviewPlace = 'review'

/**
 * One person's way through one survey: what is on the screen, and what happens to each answer.
 * From the hand-over on it only shows what the queue says.
 */
export function createRespond(form: Form, arrival: Arrival, world: Surroundings) {
  const { definition } = form
  const sections = sectionsOf(definition)
  const words = surveyWords(definition)
  const today = (): string => localDay(world.now())
  /** The link that this response began with; a draft keeps its own. */
  let origin = arrival
  const tab = world.newId()
  const mode = world.shared?.mode ?? 'self'
  const info = signal<SurveyInfo | null>(null)

  const openSession = (saved?: SavedSession): Session =>
    createSession(form, {
      now: world.now(),
      timeZone: world.timeZone,
      seed: saved?.seed ?? world.newSeed(),
      hidden: {
        ...paradata(definition, origin, mode),
        ...saved?.hidden,
        ...(info.value ? projectValues(info.value.project) : {}),
      },
      ...(saved ? { saved } : {}),
    })

  let session = openSession()
  let depth = world.arrivedAt?.depth ?? 0
  /** The pages that stood on the review when somebody left it to change one; null while she is not changing. */
  let reviewed: ReadonlySet<string> | null = null
  const revision = signal(0)
  const pages = computed(() => {
    revision.value
    return session.pages()
  })
  const firstPage = (): View => ({ kind: 'page', id: pages.value[0]?.id ?? '' })

  const view = signal<View>(firstPage())
  const attempted = signal<ReadonlySet<string>>(new Set())
  const handOver = createHandOver(definition, world.device)
  const isSending = (): boolean => handOver.state.value === 'running'
  /** Who takes the focus after the next drawing; counted, so that the same target can take it twice. */
  const focus = signal<{ readonly target: FocusTarget; readonly count: number }>({ target: 'none', count: 0 })

  const draft = draftKeeper({
    today,
    monotonicNow: world.monotonicNow,
    newId: world.newId,
    tab,
    untilPainted: world.untilPainted,
    save: async (value) => (await world.device()).queue.saveDraft(value),
    discard: async (id) => (await (await world.device()).queue.discardDraft(id)).status === 'saved',
  })

  const opened = openedSections((one) => void world.device().then(({ tellOpened }) => tellOpened(definition.id, one)))

  const saveState = draft.state
  /** What should be gone still lies on the phone. */
  const deletionFailed = signal(false)
  const placeOf = (at: View): string | null => (at.kind === 'page' ? at.id : at.kind === 'review' ? reviewPlace : null)

  function keepDraft(): void {
    const page = placeOf(view.value)
    // While it is being handed over, the draft is the queue's to remove.
    if (page === null || isSending()) return
    const { id: surveyId, version: formVersion } = definition
    draft.keep({ surveyId, formVersion, language: language.value, origin, saved: session.save(), page })
  }

  const keepOpenDraft = (): void => {
    if (draft.isOpen()) keepDraft()
  }

  const moveFocus = (target: FocusTarget): void => {
    focus.value = { target, count: focus.value.count + 1 }
  }

  function show(next: View, how: 'push' | 'replace' | 'silently' = 'push'): void {
    batch(() => {
      view.value = next
      moveFocus('heading')
      const page = next.kind === 'page' ? pages.value.find(({ id }) => id === next.id) : undefined
      if (page) {
        const letter = sections.letterOf(page.section)
        if (letter > String(session.evaluate('${sections_reached}'))) session.setHidden('sections_reached', letter)
        if (page.id !== pages.value[0]?.id)
          opened.opened({
            section: sections.nameOf(page.section),
            language: language.value,
            channel: channelOf(origin),
          })
      }
    })
    const place = placeOf(next)
    if (place !== null && how !== 'silently') {
      if (how === 'push') depth += 1
      world.remember({ page: place, depth }, how)
    }
    keepOpenDraft()
    if (next.kind === 'review') {
      reviewed = null
      handOver.prepare()
    }
  }

  function restart(): void {
    if (world.shared) return world.shared.nextPerson()
    origin = arrival
    session = openSession()
    opened.restart()
    reviewed = null
    draft.reset()
    handOver.reset()
    batch(() => {
      attempted.value = new Set()
      deletionFailed.value = false
      revision.value += 1
      show(firstPage(), 'replace')
    })
  }

  /** @param places ids of pages or the review; the first that is open to her is shown */
  function goOnWith(found: Draft, ...places: readonly (string | undefined)[]): void {
    origin = { ...arrival, ...found.origin }
    session = openSession(found.saved)
    draft.resume(found)
    if (found.page !== pages.value[0]?.id)
      opened.restart(sections.upTo(String(session.evaluate('${sections_reached}'))))
    // From now on a tab that still has it open is refused. Should the claim fail, so will the next write, and says so.
    void world.device().then(({ queue }) => queue.claimDraft(found.draftId, tab))
    revision.value += 1
    const isOpen = (place: string | undefined): boolean =>
      place === reviewPlace ? session.canSubmit() : pages.value.some(({ id }) => id === place)
    const place = places.find(isOpen)
    if (place === reviewPlace) show({ kind: 'review' }, 'replace')
    else show(place === undefined ? firstPage() : { kind: 'page', id: place }, 'replace')
  }

  /** Every change of the answers goes through here: what was sealed is void, the draft is written. */
  function edit(change: () => unknown): void {
    if (isSending()) return
    change()
    handOver.unseal()
    revision.value += 1
    keepDraft()
  }

  function after(id: string): View | null {
    const index = pages.value.findIndex((page) => page.id === id)
    const next = pages.value[index + 1]
    if (next) return { kind: 'page', id: next.id }
    return session.canSubmit() ? { kind: 'review' } : null
  }

  /** Something on an earlier page keeps all later ones away: the way on leads there, or the button would be dead. */
  function showFirstProblem(): void {
    const missing = session.violations()[0]?.path
    const page = pages.value.find(({ nodes }) => missing !== undefined && nodes.includes(missing))
    if (!page) return
    attempted.value = new Set([...attempted.value, page.id])
    show({ kind: 'page', id: page.id })
    moveFocus('errors')
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
    deletionFailed,
    focus,
    info,
    saveState,
    isKept: draft.isKept,
    /** Reading it while drawing ties the drawing to the next change. */
    session: (): Session => {
      revision.value
      return session
    },

    /** In the order to show. What draws it has the question's state, which changes with its choices. */
    displayChoices: (path: string): readonly Choice[] =>
      // Whoever reads aloud reads in the order that is printed.
      mode === 'assisted' ? (session.node(path)?.choices ?? []) : session.displayChoices(path),

    answer: (path: string, text: string): void => edit(() => session.set(path, text)),
    addInstance: (repeatPath: string): void => edit(() => session.add(repeatPath)),
    removeInstance: (instancePath: string): void => edit(() => session.remove(instancePath)),

    /**
     * Puts an entry at another place and stays with it, on its page and on the control that moved it.
     * @param control id of that control
     */
    moveInstance(instancePath: string, to: number, control: string): void {
      edit(() => session.move(instancePath, to))
      const [repeatPath] = instancePath.split(/\[\d+\]$/)
      const { value } = view
      if (value.kind !== 'page') return
      // Errors belong to what is in an entry, and pages are named by their places.
      attempted.value = new Set([...attempted.value].filter((id) => !id.startsWith(`${repeatPath}[`)))
      show({ kind: 'page', id: value.id.replace(instancePath, `${repeatPath}[${to}]`) }, 'replace')
      moveFocus({ control })
    },

    goTo: (id: string): void => show({ kind: 'page', id }),
    /**
     * From the review to one page and, by Continue, back again; only pages that the change brought up come between.
     * @param question path of the one to go to; without it reading begins at the heading
     */
    change(id: string, question?: string): void {
      reviewed = new Set(pages.value.map((page) => page.id))
      show({ kind: 'page', id })
      if (question) moveFocus({ question })
    },
    nextOf: after,
    /** The draft again, when something beside the answers changed. */
    keepOpenDraft,
    /** Whether this phone keeps it for whoever opens the survey here; else it ends with the tab. */
    setKept(isKept: boolean): void {
      draft.isKept.value = isKept
      keepOpenDraft()
    },
    /** The workshop that the link named, in words; null where it named none that we know. */
    workshopName: (): string | null => {
      const isListed = definition.choices['workshop']?.some(({ name }) => name === arrival.workshop)
      return isListed && arrival.workshop ? words.choice('workshop', arrival.workshop) : null
    },

    /** Goes on, or says what is missing. The button that calls it is always enabled. */
    continueFrom(id: string): void {
      const page = view.value.kind === 'page' ? id : ''
      if (session.violations(page).length > 0) {
        attempted.value = new Set([...attempted.value, page])
        moveFocus('errors')
        return
      }
      const next = after(page)
      const isKnown = next?.kind === 'page' && reviewed?.has(next.id)
      if (isKnown && session.canSubmit()) show({ kind: 'review' })
      else if (next) show(next)
      else showFirstProblem()
    },

    /** One page back: by the browser's history, so that it and the link agree; by order after a restart. */
    back(): void {
      if (depth > 0) return world.goBack()
      const at = placeOf(view.value)
      const index = pages.value.findIndex(({ id }) => id === at)
      const previous = at === reviewPlace ? pages.value.at(-1) : pages.value[index - 1]
      if (previous) show({ kind: 'page', id: previous.id }, 'replace')
    },

    /** The place that the browser's Back or Forward asks for; from one that no longer exists to the nearest before it. */
    arriveAt(place: Place | null): void {
      // An entry that is not ours, such as a fragment's, leads nowhere.
      if (place === null) return
      depth = place.depth
      if (view.value.kind === 'draft' || view.value.kind === 'done' || isSending()) return
      if (place.page === reviewPlace && session.canSubmit()) return show({ kind: 'review' }, 'silently')
      const page = nearestPage(place.page, session)
      if (page) show({ kind: 'page', id: page.id }, 'silently')
    },

    /** Puts the first page in place of the link that led here. */
    begin: (): void => world.remember({ page: placeOf(view.value) ?? '', depth }, 'replace'),
    /** Somebody is answering, or reading her receipt code: nothing may interrupt her. */
    isBusy: (): boolean => saveState.value.status !== 'nothing' || view.value.kind !== 'page',

    /** Back leads to this page as the browser remembers it, but the tab has gone on since. */
    isOutdated: (): boolean =>
      saveState.value.status === 'saved' && saveState.value.reach.in !== 'page' && hasTabMovedOn(tab),

    /** Goes on at once where this very tab wrote it, as after a reload; else asks whose it is. */
    offerDraft({ draft: found, isOwn }: FoundDraft): void {
      if (draft.isOpen() || view.value.kind !== 'page') return
      // The browser knows the last turn of a page also where the draft was not written any more.
      if (isOwn) goOnWith(found, world.arrivedAt?.page, found.page)
      else show({ kind: 'draft', draft: found }, 'silently')
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
      if (next) show({ kind: 'draft', draft: next.draft }, 'silently')
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
    /** She has noted her receipt code: from now on this page does not know it either. */
    forgetCode(): void {
      if (view.value.kind === 'done') view.value = { ...view.value, receiptCode: null }
    },
    restart,

    setInfo(next: SurveyInfo): void {
      info.value = next
      for (const [name, value] of Object.entries(projectValues(next.project))) session.setHidden(name, value)
      revision.value += 1
    },

    ...deviceView(world.device),

    /** Hands the finished session to the queue; on failure everything stays as it is and the page says why. */
    async send(): Promise<void> {
      if (isSending()) return
      const problems = session.violations()
      if (problems.length > 0) {
        attempted.value = new Set([...attempted.value, ...pages.value.map(({ id }) => id), reviewPlace])
        moveFocus('errors')
        return
      }
      handOver.begin()
      const draftId = (await draft.settle()) ?? world.newId()
      const done = await handOver.run(session, {
        language: language.value,
        today: today(),
        workshop: origin.workshop,
        channel: channelOf(origin),
        mode,
        activeSeconds: draft.activeSeconds(),
        newInstanceId: world.newId,
        draftId,
        tab,
      })
      if (!done) {
        const why = handOver.state.peek()
        if (why === 'closed' || why === 'elsewhere') draft.lose(why)
        return
      }
      draft.reset()
      handOver.reset()
      show({ kind: 'done', ...done }, 'silently')
    },
  }
}
