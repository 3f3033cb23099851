import { hydrate, render } from 'preact'
import { beginSession, openForm } from '../../engine/browser.ts'
import { loadWholeTexts } from '../../i18n/index.ts'
import { newUuid } from '../../sealing/new-uuid.ts'
import { anyControl, needsAnyControl } from '../questions/any-control.ts'
import { App } from '../respond/app.tsx'
import { loadLaterScreens } from '../respond/later.tsx'
import { isLive } from '../respond/live.ts'
import { createRespond, type Respond } from '../respond/respond.ts'
import { sessionEnv } from '../respond/session-env.ts'
import type { Surroundings } from '../respond/surroundings.ts'
import type { Place } from '../respond/view.ts'
import { afterFirstPage } from './after-first-page.ts'
import { type EarlyTouch, goLive, readEarlyTouch } from './early-touch.ts'
import { findEntrance } from './entrance.ts'
import { nextTask, pauseEvery } from './next-task.ts'
import type { Arrival } from './read-address.ts'
import { showFailure } from './show-failure.ts'

type Entry = Place & { readonly arrival: Arrival }
type Entrance = Awaited<ReturnType<typeof findEntrance>>

// Only this file writes history entries, so what it reads back has this shape or is null.
const entryNow = (): Entry | null => history.state as Entry | null

/**
 * The device's code comes after the screens and words of the next page: those are what "Continue" waits for on a slow
 * network, and it weighs twice as much.
 */
const device = async () => {
  await loadLaterScreens()
  const loaded = await import('../respond/device.ts')
  await loaded.prepareSealing()
  return loaded
}

const untilPainted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 100)
  })

/** Half of what a finger may wait: the last step before a pause is as long as it is. */
const stretchMs = 20

// In steps, each a function of its own: V8 turns a long one that waits a dozen times into 14 kB of machine code, for one run.
async function start(): Promise<void> {
  const entrance = await findEntrance(entryNow()?.arrival ?? null)
  const respond = await beginWith(entrance)
  await goOn(respond, entrance, await draw(respond, entrance))
}

/** What is asked, with nothing answered yet or the draft on offer. */
async function beginWith({ arrival, kiosk, found, definition }: Entrance): Promise<Respond> {
  const world = worldOf(arrival, kiosk)
  // The page can be read and touched already: between two steps the browser may answer a finger.
  const pause = pauseEvery(stretchMs)
  const form = await openForm(definition, pause)
  const session = await beginSession(form, sessionEnv(definition, arrival, world), pause)
  await nextTask()
  const respond = createRespond(form, arrival, world, session)
  respond.begin()
  listen(respond, kiosk !== null)
  kiosk?.attach(respond)
  if (found) respond.offerDraft(found)
  return respond
}

const worldOf = (arrival: Arrival, kiosk: Entrance['kiosk']): Surroundings => ({
  now: () => new Date(),
  monotonicNow: () => performance.now(),
  timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  newSeed: () => Math.floor(Math.random() * 0x7fffffff) + 1,
  newId: () => newUuid(),
  untilPainted,
  device,
  arrivedAt: entryNow(),
  ...(kiosk ? { shared: kiosk.shared } : {}),
  goBack: () => history.back(),
  remember: (place, how) => {
    const entry: Entry = { ...place, arrival }
    // Nothing of the link stays in the address bar, where the next person could read it.
    if (how === 'push') history.pushState(entry, '', '/')
    else history.replaceState(entry, '', '/')
  },
})

function listen(respond: Respond, isShared: boolean): void {
  addEventListener('popstate', () => respond.arriveAt(entryNow()))
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && (isShared || respond.isOutdated())) location.reload()
  })
}

/** @returns what was touched on the page that stood there before */
async function draw(respond: Respond, { words }: Entrance): Promise<EarlyTouch> {
  const root = document.getElementById('app')
  if (!root) throw new Error('index.html has no element with the id "app"')
  if (words && needsAnyControl(respond)) await otherControls(respond)
  await nextTask()
  const early = readEarlyTouch(root)
  if (words) hydrate(<App respond={respond} />, root)
  else {
    root.replaceChildren()
    render(<App respond={respond} />, root)
  }
  goLive()
  return early
}

async function goOn(respond: Respond, { found, language }: Entrance, early: EarlyTouch): Promise<void> {
  await nextTask()
  isLive.value = true
  if (!found) {
    await early.replay()
    // What was answered shows before the next page is made ready.
    await nextTask()
    if (early.pressedContinue) respond.continueFrom(respond.pages.value[0]?.id ?? '')
  }
  void afterFirstPage(respond, device, language)
}

/**
 * A first page that asks for more than a tick stands as it was drawn, and keeps what is touched, until the controls are
 * here, and the words of what an answer may bring up. Where the network goes before that, it says so in their place.
 */
async function otherControls(respond: Respond): Promise<void> {
  try {
    const [later] = await Promise.all([import('../respond/later-screens.tsx'), loadWholeTexts()])
    if (later.asksRareAtFirst(respond)) await later.loadRareQuestions()
    anyControl.value = later.LaterQuestion
  } catch {
    await loadLaterScreens()
  }
}

start().catch(showFailure)
