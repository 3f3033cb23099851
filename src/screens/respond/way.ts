import { batch, signal } from '@preact/signals'
import { language } from '../../i18n/index.ts'
import type { Answering } from './answering.ts'
import { channelOf } from './hidden-values.ts'
import { nearestPage } from './nearest-page.ts'
import type { openedSections } from './opened-sections.ts'
import type { sectionsOf } from './sections.ts'
import type { Surroundings } from './surroundings.ts'
import type { FocusTarget, Place, View } from './view.ts'

export const reviewPlace = 'review'

/** The name of a view in the browser's history and in a draft; null where there is nothing to come back to. */
const placeOf = (at: View): string | null => (at.kind === 'page' ? at.id : at.kind === 'review' ? reviewPlace : null)

export type Way = ReturnType<typeof createWay>

type Surrounding = {
  readonly answering: Answering
  readonly sections: ReturnType<typeof sectionsOf>
  readonly opened: ReturnType<typeof openedSections>
  readonly world: Surroundings
  /** Called whenever something else is on the screen. */
  readonly onShown: (view: View) => void
}

/** Where somebody is in the survey, and every way from there to somewhere else. */
export function createWay({ answering, sections, opened, world, onShown }: Surrounding) {
  const { pages } = answering
  let depth = world.arrivedAt?.depth ?? 0
  /** The pages that stood on the review when somebody left it to change one; null while she is not changing. */
  let reviewed: ReadonlySet<string> | null = null
  const firstPage = (): View => ({ kind: 'page', id: pages.value[0]?.id ?? '' })

  const view = signal<View>(firstPage())
  /** Pages whose errors are shown. */
  const attempted = signal<ReadonlySet<string>>(new Set())
  /** Who takes the focus after the next drawing; counted, so that the same target can take it twice. */
  const focus = signal<{ readonly target: FocusTarget; readonly count: number }>({ target: 'none', count: 0 })

  const moveFocus = (target: FocusTarget): void => {
    focus.value = { target, count: focus.value.count + 1 }
  }

  const attempt = (...ids: readonly string[]): void => {
    attempted.value = new Set([...attempted.value, ...ids])
  }

  /** Notes how far she came, for herself in the answers and for the count of where people stop. */
  function noteSection(pageId: string): void {
    const page = pages.value.find(({ id }) => id === pageId)
    if (!page) return
    const session = answering.current()
    const letter = sections.letterOf(page.section)
    if (letter > String(session.evaluate('${sections_reached}'))) session.setHidden('sections_reached', letter)
    if (page.id === pages.value[0]?.id) return
    const section = sections.nameOf(page.section)
    opened.opened({ section, language: language.value, channel: channelOf(answering.origin()) })
  }

  function show(next: View, how: 'push' | 'replace' | 'silently' = 'push'): void {
    batch(() => {
      view.value = next
      moveFocus('heading')
      if (next.kind === 'page') noteSection(next.id)
    })
    const place = placeOf(next)
    if (place !== null && how !== 'silently') {
      if (how === 'push') depth += 1
      world.remember({ page: place, depth }, how)
    }
    if (next.kind === 'review') reviewed = null
    onShown(next)
  }

  const showPage = (id: string, how?: 'replace' | 'silently'): void => show({ kind: 'page', id }, how)

  function after(id: string): View | null {
    const index = pages.value.findIndex((page) => page.id === id)
    const next = pages.value[index + 1]
    if (next) return { kind: 'page', id: next.id }
    return answering.current().canSubmit() ? { kind: 'review' } : null
  }

  /** Something on an earlier page keeps all later ones away: the way on leads there, or the button would be dead. */
  function showFirstProblem(): void {
    const missing = answering.current().violations()[0]?.path
    const page = pages.value.find(({ nodes }) => missing !== undefined && nodes.includes(missing))
    if (!page) return
    attempt(page.id)
    showPage(page.id)
    moveFocus('errors')
  }

  return {
    view,
    attempted,
    focus,
    moveFocus,
    show,
    nextOf: after,
    place: (): string | null => placeOf(view.value),
    isAtFirst: (page: string | undefined): boolean => page === pages.value[0]?.id,

    goTo: (id: string): void => showPage(id),
    /**
     * From the review to one page and, by Continue, back again; only pages that the change brought up come between.
     * @param question path of the one to go to; without it reading begins at the heading
     */
    change(id: string, question?: string): void {
      reviewed = new Set(pages.value.map((page) => page.id))
      showPage(id)
      if (question) moveFocus({ question })
    },

    /** Goes on, or says what is missing. The button that calls it is always enabled. */
    continueFrom(id: string): void {
      const session = answering.current()
      const page = view.value.kind === 'page' ? id : ''
      if (session.violations(page).length > 0) {
        attempt(page)
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
      if (previous) showPage(previous.id, 'replace')
    },

    /** The place that the browser's Back or Forward asks for; from one that no longer exists to the nearest before it. */
    arriveAt(place: Place, isHeld: boolean): void {
      depth = place.depth
      if (view.value.kind === 'draft' || view.value.kind === 'done' || isHeld) return
      const session = answering.current()
      if (place.page === reviewPlace && session.canSubmit()) return show({ kind: 'review' }, 'silently')
      const page = nearestPage(place.page, session)
      if (page) showPage(page.id, 'silently')
    },

    /** Puts the first page in place of the link that led here. */
    begin: (): void => world.remember({ page: placeOf(view.value) ?? '', depth }, 'replace'),

    /** Somebody else begins: nothing is left of where the last one was. */
    startOver(): void {
      reviewed = null
      attempted.value = new Set()
      show(firstPage(), 'replace')
    },

    /** @param places ids of pages or the review; the first that is open to her is shown */
    resume(places: readonly (string | undefined)[]): void {
      const isOpen = (place: string | undefined): boolean =>
        place === reviewPlace ? answering.current().canSubmit() : pages.value.some(({ id }) => id === place)
      const place = places.find(isOpen)
      if (place === reviewPlace) show({ kind: 'review' }, 'replace')
      else show(place === undefined ? firstPage() : { kind: 'page', id: place }, 'replace')
    },

    /** The entry of a repeat stands at another place now: stays with it, and on the control that moved it. */
    followInstance(instancePath: string, to: number, control: string): void {
      const [repeatPath] = instancePath.split(/\[\d+\]$/)
      const { value } = view
      if (value.kind !== 'page') return
      // Errors belong to what is in an entry, and pages are named by their places.
      attempted.value = new Set([...attempted.value].filter((id) => !id.startsWith(`${repeatPath}[`)))
      showPage(value.id.replace(instancePath, `${repeatPath}[${to}]`), 'replace')
      moveFocus({ control })
    },

    /** Shows every error there is. */
    attemptAll(): void {
      attempt(...pages.value.map(({ id }) => id), reviewPlace)
      moveFocus('errors')
    },
  }
}
