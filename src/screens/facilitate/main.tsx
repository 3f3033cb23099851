import { render } from 'preact'
import { surveyId } from '../../contract/phone-routes.ts'
import { offerFacilitatorWords } from '../../i18n/facilitator-words.ts'
import { firstKnownLanguage, loadTerritoryNames, startTexts } from '../../i18n/index.ts'
import { readSetting, writeSetting } from '../../queue/device-settings.ts'
import { within } from '../../queue/within.ts'
import { showFailure } from '../first/show-failure.ts'
import { linkManifest } from '../install/manifest-link.ts'
import { loadSetup } from './access/access.ts'
import { FacilitatorApp } from './facilitator-app.tsx'

async function start(): Promise<void> {
  const chosen = await within(1000, readSetting('language'))
  const asked = new URL(location.href).searchParams.get('lang')
  const language = firstKnownLanguage([asked, typeof chosen === 'string' ? chosen : null, ...navigator.languages])
  // She came by a link in her language: as good as chosen, also after the device has gone round.
  if (asked === language) void writeSetting('language', language)
  offerFacilitatorWords()
  // The words first: where the rest fails, it is said in them.
  await startTexts(language, ['facilitator', 'app', surveyId])
  await Promise.all([loadTerritoryNames(), loadSetup()])
  const root = document.getElementById('app')
  if (!root) throw new Error('facilitator/index.html has no element with the id "app"')
  root.replaceChildren()
  linkManifest()
  render(<FacilitatorApp />, root)
}

start().catch(showFailure)
