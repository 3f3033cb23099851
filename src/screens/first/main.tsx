import { hydrate, render } from 'preact'
import { surveyId } from '../../contract/phone-routes.ts'
import { beginSession, openForm } from '../../engine/browser.ts'
import { firstKnownLanguage, loadWholeTexts, startTexts, startWithWords } from '../../i18n/index.ts'
import { readSetting } from '../../queue/device-settings.ts'
import { hasOwnDraft, mayHaveDraft } from '../../queue/draft-flag.ts'
import { isKiosk } from '../../queue/kiosk-flag.ts'
import { within } from '../../queue/within.ts'
import { newUuid } from '../../sealing/new-uuid.ts'
import { anyControl, needsAnyControl } from '../questions/any-control.ts'
import { App } from '../respond/app.tsx'
import { loadLaterScreens } from '../respond/later.tsx'
import { isLive } from '../respond/live.ts'
import { localDay } from '../respond/local-day.ts'
import { createRespond, type Respond } from '../respond/respond.ts'
import { sessionEnv } from '../respond/session-env.ts'
import type { Surroundings } from '../respond/surroundings.ts'
import type { Place } from '../respond/view.ts'
import { afterFirstPage } from './after-first-page.ts'
import { loadDefinition, loadFormOf } from './definitions.ts'
import { goLive, readEarlyTouch } from './early-touch.ts'
import { nextTask, pauseEvery } from './next-task.ts'
import { prerenderedWords } from './prerendered-words.ts'
import { type Arrival, readAddress } from './read-address.ts'
import { showFailure } from './show-failure.ts'

type Entry = Place & { readonly arrival: Arrival }

// Only this file writes history entries, so what it reads back has this shape or is null.
const entryNow = (): Entry | null => history.state as Entry | null

/**
 * The device's code comes after the screens and words of the next page: those are what "Continue" waits for on a slow
 * network, and it weighs twice as much.
 */
const device = async () => {
  await loadLaterScreens()
  return import('../respond/device.ts')
}

const untilPainted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 100)
  })

const patienceMs = 1000
/** Half of what a finger may wait: the last step before a pause is as long as it is. */
const stretchMs = 20

async function start(): Promise<void> {
  const newest = loadDefinition(surveyId)
  // What all of this begins with has just been compiled, which was a task of its own.
  await nextTask()
  // A device that goes from person to person begins with its own page and asks each for her language.
  const kiosk = isKiosk() ? await (await import('../kiosk/kiosk.tsx')).enterKiosk() : null
  const arrival = kiosk?.arrival ?? readAddress(new URL(location.href), entryNow()?.arrival ?? null)
  // A database that does not answer must not keep anybody from the survey; a late draft is still offered.
  // What this very tab was writing is worth a longer wait: whoever begins anew loses it.
  const any = mayHaveDraft() ? await within((hasOwnDraft() ? 15 : 3) * patienceMs, findDraft()) : null
  const found = kiosk && !any?.isOwn ? null : any
  const chosen = arrival.language ? null : await within(patienceMs, readSetting('language'))
  const language = firstKnownLanguage([
    kiosk && found ? found.draft.language : null,
    arrival.language,
    typeof chosen === 'string' ? chosen : null,
    ...navigator.languages,
  ])
  const names = kiosk ? ['app', surveyId, 'facilitator'] : ['app', surveyId]
  const words = found || kiosk ? null : prerenderedWords(language)
  const [definition] = await Promise.all([
    found ? loadFormOf(surveyId, found.draft.formVersion).then((known) => known ?? newest) : newest,
    words ? startWithWords(language, names, words) : startTexts(language, names),
  ])
  if (!definition) throw new Error(`No definition of ${surveyId} was built into this app; run the build again`)

  const world: Surroundings = {
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
  }
  // The page can be read and touched already: between two steps the browser may answer a finger.
  const pause = pauseEvery(stretchMs)
  const form = await openForm(definition, pause)
  const session = await beginSession(form, sessionEnv(definition, arrival, world), pause)
  await nextTask()
  const respond = createRespond(form, arrival, world, session)
  respond.begin()
  addEventListener('popstate', () => respond.arriveAt(entryNow()))
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && (kiosk || respond.isOutdated())) location.reload()
  })

  kiosk?.attach(respond)
  if (found) respond.offerDraft(found)
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

const findDraft = async () => (await import('../respond/device.ts')).findDraft(localDay(new Date()))

start().catch(showFailure)
