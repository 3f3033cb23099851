import { Workbox } from 'workbox-window'
import { within } from '../queue/within.ts'

export { keepFirstPage } from './kept-first-page.ts'

export type WorkerEvents = {
  /** A new version is installed and waits. Offer it only where no draft is open, then call `applyUpdate`. */
  readonly onUpdateReady: () => void
  /** Everything that the survey needs is on the device. */
  readonly onOfflineReady: () => void
  /** Another tab has applied an update: whether this one may reload now. Left out, or false, it goes on with its own files. */
  readonly mayReload?: () => boolean
  /** By default the built worker, and none while developing. */
  readonly scriptUrl?: string
}

let workbox: Workbox | null = null
let isAskedHere = false

/** Registers the service worker. Call it after the first page is usable: installing it takes the network for a while. */
export async function registerWorker({
  onUpdateReady,
  onOfflineReady,
  mayReload = () => false,
  scriptUrl = import.meta.env.PROD ? '/service-worker.js' : '',
}: WorkerEvents): Promise<void> {
  // Browsers leave it out on plain-http pages and in some private windows; the survey works there, but only online.
  if (scriptUrl === '' || !('serviceWorker' in navigator)) return
  workbox = new Workbox(scriptUrl)
  workbox.addEventListener('waiting', onUpdateReady)
  reloadAfterUpdate(mayReload)
  void navigator.serviceWorker.ready.then(onOfflineReady)
  document.addEventListener('visibilitychange', lookForUpdate)
  try {
    await workbox.register()
  } catch {
    // Offline, or the browser refuses: the page stays as it is and tries again at its next start.
  }
}

/** Lets the waiting version take over, then reloads this tab once. */
export function applyUpdate(): void {
  isAskedHere = true
  workbox?.messageSkipWaiting()
}

/** Lets a version in that is installed and waits; over when it is in charge, and soon in any case. Reloads nothing. */
export async function letUpdateIn(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const waiting = (await navigator.serviceWorker.getRegistration())?.waiting
  if (!waiting) return
  const isIn = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
  })
  waiting.postMessage({ type: 'SKIP_WAITING' })
  await within(updatePatienceMs, isIn)
}

/**
 * Brings onto this device what only facilitators need, now and with every later version.
 * @returns whether all of it is here
 */
export const keepFacilitatorFiles = async (): Promise<boolean> => (await ask('KEEP_FACILITATOR_FILES')) === true

/** How many files of the app are not on this device; null where no worker is in charge, or it does not say. */
export async function countMissingFiles(): Promise<number | null> {
  const answer = await ask('COUNT_MISSING_FILES')
  return typeof answer === 'number' ? answer : null
}

const patienceMs = 60_000
const updatePatienceMs = 5000

/** Null where there is no worker, or it gives no answer in time. */
async function ask(type: string): Promise<unknown> {
  if (!('serviceWorker' in navigator)) return null
  const answered = navigator.serviceWorker.ready.then(
    ({ active }) =>
      new Promise<unknown>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = ({ data }) => resolve(data)
        active?.postMessage({ type }, [port2])
      }),
  )
  return within(patienceMs, answered)
}

function reloadAfterUpdate(mayReload: () => boolean): void {
  // The first worker claims a page that had none: that is no update.
  let isControlled = navigator.serviceWorker.controller !== null
  let isReloading = false
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    const isUpdate = isControlled
    isControlled = true
    if (!isUpdate || isReloading || !(isAskedHere || mayReload())) return
    isReloading = true
    location.reload()
  })
}

// A tablet in a kiosk may never navigate, and browsers look for a new version only then.
function lookForUpdate(): void {
  if (document.visibilityState === 'visible') void workbox?.update().catch(() => undefined)
}
