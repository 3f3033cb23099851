import type { Language } from '../../contract/routes.ts'
import { loadTerritoryNames, setLanguage } from '../../i18n/index.ts'
import { writeSetting } from '../../queue/device-settings.ts'
import type { Respond } from './respond.ts'

/** Another language at once, with every answer and the page kept; the choice is remembered on this device. */
export async function changeLanguage(tag: Language, respond: Respond): Promise<void> {
  await setLanguage(tag)
  respond.keepOpenDraft()
  await Promise.all([loadTerritoryNames(tag), writeSetting('language', tag)])
}
