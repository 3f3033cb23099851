import { render } from 'preact'
import { offerHubWords } from '../../i18n/hub-words.ts'
import { firstKnownLanguage, startTexts } from '../../i18n/index.ts'
import { readSetting } from '../../queue/device-settings.ts'
import { showFailure } from '../first/show-failure.ts'
import { HubPage } from './hub-page.tsx'

async function start(): Promise<void> {
  const chosen = await readSetting('language')
  const asked = new URL(location.href).searchParams.get('lang')
  const language = firstKnownLanguage([asked, typeof chosen === 'string' ? chosen : null, ...navigator.languages])
  offerHubWords()
  await startTexts(language, ['hub', 'app'])
  const root = document.getElementById('app')
  if (!root) throw new Error('hub/index.html has no element with the id "app"')
  root.replaceChildren()
  render(<HubPage />, root)
}

start().catch(showFailure)
