import { effect } from '@preact/signals'
import { type Language, surveyId } from '../../contract/phone-routes.ts'
import { language as currentLanguage } from '../../i18n/index.ts'
import { readSetting, writeSetting } from '../../queue/device-settings.ts'
import { isKiosk, raiseLostFlag } from '../../queue/kiosk-flag.ts'
import { progress } from '../respond/counter.tsx'
import { loadLaterScreens } from '../respond/later.tsx'
import { localDay } from '../respond/local-day.ts'
import { isBehindPortal, lostResponses, waitingResponses } from '../respond/queue-notice.tsx'
import type { Respond } from '../respond/respond.ts'
import { sharedDevice } from '../respond/shared-device.ts'
import { applyUpdate, isOfflineReady, updateReady } from '../update/update-state.ts'
import { nextTask } from './next-task.ts'

type Device = typeof import('../respond/device.ts')

const retryMs = 5000

/** Everything that can wait until the first page is on the screen: names, queue, sync, counter, worker. */
export async function afterFirstPage(
  respond: Respond,
  loadDevice: () => Promise<Device>,
  language: Language,
): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  void loadQuestions(respond)
  const isShared = sharedDevice.value !== null
  // Not waited for: a database that does not answer must keep no response from being sent.
  void raiseLostFlag().then((isBack) => isBack && location.reload())
  // What the last person chose is nobody's business on a device that goes round.
  if (!isShared) void writeSetting('language', language)
  const device = await untilLoaded(loadDevice)
  await offerDraft(device, respond, isShared)
  for (const begin of [watchStorage, keepItsForm, watchQueue, keepSending, refresh, keepOffline]) {
    await nextTask()
    begin(device, respond, isShared)
  }
}

async function offerDraft(device: Device, respond: Respond, isShared: boolean): Promise<void> {
  // The flag that says so may be missing where local storage is blocked or was cleared.
  const found = await device.findDraft(localDay(new Date()))
  if (found && (found.isOwn || !isShared)) respond.offerDraft(found)
}

function watchStorage({ queue }: Device, _: Respond, isShared: boolean): void {
  // A database that does not open is said elsewhere: by what cannot be saved in it.
  const lost = queue.lost().catch(() => 0)
  void lost.then((count) => {
    lostResponses.value = count
    // The database came back empty, and what was put back says that this device goes from hand to hand.
    if (!isShared && isKiosk()) location.reload()
  })
}

/** Its draft may outlive this version of the app. */
function keepItsForm({ queue }: Device, { saveState, form }: Respond): void {
  const keep = async (): Promise<void> => {
    const { keepForm } = await import('./kept-form.ts')
    await keepForm(form.definition, await queue.formsOfDrafts())
  }
  let isKept = false
  effect(() => {
    if (isKept || saveState.value.status !== 'saved') return
    isKept = true
    // The network may have gone before all words were here; then with the next answer.
    keep().catch(() => {
      isKept = false
    })
  })
}

function watchQueue(device: Device): void {
  let receivedBefore: number | null = null
  device.queue.watchQueue(({ waiting, needsAttention, received }) => {
    waitingResponses.value = waiting + needsAttention
    // What this phone handed over is in the count by now.
    if (receivedBefore !== null && received > receivedBefore) void refreshProgress(device)
    receivedBefore = received
  })
}

function keepSending(device: Device): void {
  device.startSync({
    onState: (state) => {
      isBehindPortal.value = state.status === 'later' && state.reason === 'portal'
    },
  })
}

function refresh(device: Device, respond: Respond): void {
  void refreshInfo(device, respond)
  void refreshProgress(device)
}

function keepOffline(device: Device, respond: Respond, isShared: boolean): void {
  if (!import.meta.env.PROD) return
  applyUpdate.value = device.applyUpdate
  void device.registerWorker({
    onUpdateReady: () => {
      updateReady.value = true
    },
    mayReload: () => !isShared && !respond.isBusy(),
    onOfflineReady: () => {
      isOfflineReady.value = true
      if (!isShared) effect(() => void device.keepFirstPage(currentLanguage.value))
    },
  })
}

/** All that the survey will ask with, while there is a network. What does not come says so in its place, and tries again. */
async function loadQuestions({ definition }: Respond): Promise<void> {
  await loadLaterScreens()
  await import('../respond/later-screens.tsx').then(
    ({ hasRare, loadRareQuestions }) => (hasRare(definition) ? loadRareQuestions() : undefined),
    () => undefined,
  )
}

/** A phone that lost the network halfway gets the rest when it is back; without it nothing would ever be saved or sent. */
async function untilLoaded(loadDevice: () => Promise<Device>): Promise<Device> {
  for (;;) {
    try {
      return await loadDevice()
    } catch {
      await new Promise<void>((resolve) => {
        const again = setTimeout(resolve, retryMs)
        addEventListener('online', () => resolve(clearTimeout(again)), { once: true })
      })
    }
  }
}

async function refreshProgress(device: Device): Promise<void> {
  const result = await device.fetchProgress(surveyId)
  if (result.status === 'ok') {
    progress.value = result.body
    await writeSetting('progress', result.body)
    return
  }
  const known = await readSetting('progress')
  // Written a few lines above and nowhere else.
  progress.value ??= known as typeof progress.value
}

async function refreshInfo(device: Device, respond: Respond): Promise<void> {
  const result = await device.fetchSurveyInfo(surveyId)
  if (result.status === 'ok') {
    respond.setInfo(result.body)
    await writeSetting('survey-info', result.body)
    return
  }
  const known = await readSetting('survey-info')
  // Written a few lines above and nowhere else.
  if (known) respond.setInfo(known as Parameters<typeof respond.setInfo>[0])
}
