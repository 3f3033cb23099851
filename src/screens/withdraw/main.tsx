import { render } from 'preact'
import { surveyId } from '../../contract/phone-routes.ts'
import { firstKnownLanguage, startTexts } from '../../i18n/index.ts'
import { readSetting } from '../../queue/device-settings.ts'
import { everyPart } from '../first/definitions.ts'
import { showFailure } from '../first/show-failure.ts'
import { linkManifest } from '../install/manifest-link.ts'
import { WithdrawPage } from './withdraw-page.tsx'

async function start(): Promise<void> {
  const chosen = await readSetting('language')
  const asked = new URL(location.href).searchParams.get('lang')
  const language = firstKnownLanguage([asked, typeof chosen === 'string' ? chosen : null, ...navigator.languages])
  const [parts] = await Promise.all([everyPart(surveyId), startTexts(language, ['app'])])
  const root = document.getElementById('app')
  if (!root) throw new Error('withdraw/index.html has no element with the id "app"')
  root.replaceChildren()
  linkManifest()
  render(<WithdrawPage parts={parts} />, root)
}

start().catch(showFailure)
