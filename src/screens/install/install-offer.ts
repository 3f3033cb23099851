import { signal } from '@preact/signals'
import { linkManifest } from './manifest-link.ts'

/** Chromium's own event, which TypeScript's DOM does not know. */
type InstallOffer = Event & { readonly prompt: () => Promise<unknown> }

/** The browser would install the app and waits to be asked; null while it would not. */
export const installOffer = signal<InstallOffer | null>(null)

/** Keeps the browser's offer for the right moment: without this it would come up in the middle of the survey. */
export function prepareInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    installOffer.value = event as InstallOffer // By its name.
  })
  addEventListener('appinstalled', () => {
    installOffer.value = null
  })
  // Last: it is the manifest that brings the offer, and an offer that nobody hears does not come again.
  linkManifest()
}

/** Lets the browser ask. An offer can be used once, whatever the answer. */
export async function install(): Promise<void> {
  const offer = installOffer.value
  installOffer.value = null
  await offer?.prompt()
}

type Device = {
  readonly userAgent: string
  readonly maxTouchPoints: number
  /** It runs from the home screen already. */
  readonly isInstalled: boolean
  readonly hasOffer: boolean
}

/** How this browser installs: by a button of ours, by Safari's menu, or not at all as far as anybody can tell. */
export function installWay({ userAgent, maxTouchPoints, isInstalled, hasOffer }: Device): 'button' | 'safari' | null {
  if (isInstalled) return null
  if (hasOffer) return 'button'
  // Other browsers and the windows inside other apps have no such menu.
  const isSafari = /Version\/[\d.]+ .*Safari\//.test(userAgent) && !/CriOS|FxiOS|EdgiOS/.test(userAgent)
  return isIos({ userAgent, maxTouchPoints }) && isSafari ? 'safari' : null
}

/** An iPad says that it is a Mac, but no Mac is touched. */
export const isIos = ({ userAgent, maxTouchPoints }: Pick<Device, 'userAgent' | 'maxTouchPoints'>): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)

/** This very device, as far as installing goes. */
export function thisDevice(): Device {
  const { userAgent, maxTouchPoints } = navigator
  const isOnIosHomeScreen = (navigator as { standalone?: boolean }).standalone === true // Apple's own, in no standard.
  const isInstalled = isOnIosHomeScreen || matchMedia('(display-mode: standalone)').matches
  return { userAgent, maxTouchPoints, isInstalled, hasOffer: installOffer.value !== null }
}
