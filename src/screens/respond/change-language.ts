import { signal } from '@preact/signals'
import type { Language } from '../../contract/routes.ts'
import { setLanguage } from '../../i18n/index.ts'
import { writeSetting } from '../../queue/device-settings.ts'
import type { Respond } from './respond.ts'
import { sharedDevice } from './shared-device.ts'

/** The network went before the words of the chosen language were here. */
export const languageFailed = signal(false)

/** Another language at once, with every answer and the page kept; the choice is remembered on this device. */
export async function changeLanguage(tag: Language, respond: Respond): Promise<void> {
  try {
    await setLanguage(tag)
    languageFailed.value = false
  } catch {
    languageFailed.value = true
    return
  }
  respond.keepOpenDraft()
  // On a device that goes round, the next person chooses for herself.
  if (!sharedDevice.value) await writeSetting('language', tag)
}
